package org.kakehashi.hub.lrs.internal.query;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.AgentId;
import org.kakehashi.hub.lrs.internal.format.Format;
import org.kakehashi.hub.lrs.internal.protocol.Parameters;
import org.kakehashi.hub.lrs.internal.statement.Seq;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;

/**
 * The parameters of {@code GET statements} (1.0.3 part 3, 2.1.3).
 *
 * @param statementId one statement
 * @param voidedStatementId one voided statement
 * @param agent filter
 * @param relatedAgents apply it broadly
 * @param verb filter
 * @param activity filter
 * @param relatedActivities apply it broadly
 * @param registration filter
 * @param after seqs must be greater
 * @param before seqs must be smaller
 * @param limit most statements; 0: as many as the store gives
 * @param ascending oldest first
 * @param format how they are told
 * @param attachments whether the data that came with them is wanted too
 */
record QueryParameters(
        @Nullable UUID statementId,
        @Nullable UUID voidedStatementId,
        @Nullable AgentId agent,
        boolean relatedAgents,
        @Nullable String verb,
        @Nullable String activity,
        boolean relatedActivities,
        @Nullable UUID registration,
        long after,
        long before,
        int limit,
        boolean ascending,
        Format format,
        boolean attachments) {
    /** The store's own parameter, which only {@code more} links carry: the seq behind which they go on. */
    static final String CURSOR = "cursor";

    private static final Set<String> KNOWN = Set.of(
            "statementId",
            "voidedStatementId",
            "agent",
            "verb",
            "activity",
            "registration",
            "related_activities",
            "related_agents",
            "since",
            "until",
            "limit",
            "format",
            "attachments",
            "ascending",
            CURSOR);
    private static final Set<String> WITH_ONE = Set.of("statementId", "voidedStatementId", "format", "attachments");

    static QueryParameters of(jakarta.servlet.http.HttpServletRequest request, SpecVersion version) {
        Parameters parameters = new Parameters(request, KNOWN);
        boolean one = parameters.has("statementId") || parameters.has("voidedStatementId");
        if (one
                && (!WITH_ONE.containsAll(parameters.names())
                        || parameters.has("statementId") == parameters.has("voidedStatementId"))) {
            throw Parameters.refused(
                    "statementId", "or voidedStatementId may stand beside format and attachments only");
        }
        boolean ascending = parameters.bool("ascending");
        long since = seq(parameters, "since", version, -1);
        long until = seq(parameters, "until", version, Long.MAX_VALUE - 1);
        long cursor = parameters.number(CURSOR).orElse(ascending ? -1 : Long.MAX_VALUE);
        return new QueryParameters(
                parameters.uuid("statementId"),
                parameters.uuid("voidedStatementId"),
                parameters.agent("agent", version),
                parameters.bool("related_agents"),
                parameters.iri("verb"),
                parameters.iri("activity"),
                parameters.bool("related_activities"),
                parameters.uuid("registration"),
                ascending ? Math.max(since, cursor) : since,
                ascending ? until + 1 : Math.min(until + 1, cursor),
                (int) Math.min(parameters.number("limit").orElse(0L), Integer.MAX_VALUE),
                ascending,
                format(parameters),
                parameters.bool("attachments"));
    }

    /** Whether it asks for more than a time and an order. */
    boolean isFiltered() {
        return agent != null || verb != null || activity != null || registration != null;
    }

    /** The newest statements that name an agent anywhere. */
    static QueryParameters naming(AgentId agent, int limit) {
        return new QueryParameters(
                null,
                null,
                agent,
                true,
                null,
                null,
                false,
                null,
                -1,
                Long.MAX_VALUE,
                limit,
                false,
                Format.EXACT,
                false);
    }

    private static Format format(Parameters parameters) {
        String format = parameters.text("format");
        return format == null
                ? Format.EXACT
                : Format.of(format).orElseThrow(() -> Parameters.refused("format", "must be ids, exact or canonical"));
    }

    /** {@code since} is exclusive and {@code until} inclusive: both are the last seq stored up to then. */
    private static long seq(Parameters parameters, String name, SpecVersion version, long absent) {
        Long micros = parameters.timestamp(name, version);
        return micros == null ? absent : Seq.lastUntil(micros);
    }
}
