package org.kakehashi.hub.lrs;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which statements an erasure is about. */
public sealed interface ErasureTarget {
    /**
     * Every statement that names one of these agents anywhere: actor, object, instructor, team, member, context, SubStatement
     * or authority.
     *
     * @param traces the agents
     */
    record Agents(List<Trace> traces) implements ErasureTarget {
        /** Those that never mean anybody else. */
        public List<AgentId> forAllTime() {
            return traces.stream().filter(Trace::isForAllTime).map(Trace::agent).toList();
        }
    }

    /**
     * An agent, and from when until when it is meant, by the statements' timestamp.
     *
     * @param agent the agent
     * @param from inclusive; null: since ever
     * @param until exclusive; null: for ever
     */
    record Trace(
            AgentId agent, @Nullable Instant from, @Nullable Instant until) {
        /** Whether it never means anybody else. */
        public boolean isForAllTime() {
            return from == null && until == null;
        }
    }

    /**
     * Every statement stored within a time.
     *
     * @param from inclusive; null: since ever
     * @param until exclusive
     * @param clientId only those that this client sent; null: those of any
     * @param otherClients not those that one of these sent
     */
    record Period(
            @Nullable Instant from, Instant until, @Nullable UUID clientId, Set<UUID> otherClients)
            implements ErasureTarget {}

    /** What was stored with numbers that an erasure had taken back meanwhile. */
    record Stragglers() implements ErasureTarget {}
}
