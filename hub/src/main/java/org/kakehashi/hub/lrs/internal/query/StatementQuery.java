package org.kakehashi.hub.lrs.internal.query;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which statements are wanted, in the numbers of the database.
 *
 * @param agent statements that name this agent
 * @param relatedAgents whether anywhere, rather than as actor or object
 * @param verb of this verb
 * @param activity about this activity
 * @param relatedActivities whether also those that name it elsewhere
 * @param registration of this registration
 * @param visibility which statements the caller may see at all
 * @param after only those of a greater seq
 * @param before only those of a smaller seq
 * @param ascending oldest first
 * @param limit most of them
 * @param references whether the tenant has statements that refer to others, and are found by what those have
 */
record StatementQuery(
        @Nullable Long agent,
        boolean relatedAgents,
        @Nullable Long verb,
        @Nullable Long activity,
        boolean relatedActivities,
        @Nullable UUID registration,
        Visibility visibility,
        long after,
        long before,
        boolean ascending,
        int limit,
        boolean references) {

    /** The same, for at most {@code most}. */
    StatementQuery withLimit(int most) {
        return new StatementQuery(
                agent,
                relatedAgents,
                verb,
                activity,
                relatedActivities,
                registration,
                visibility,
                after,
                before,
                ascending,
                most,
                references);
    }

    /** The same, for those of a greater seq than {@code seq} only. */
    StatementQuery withAfter(long seq) {
        return new StatementQuery(
                agent,
                relatedAgents,
                verb,
                activity,
                relatedActivities,
                registration,
                visibility,
                seq,
                before,
                ascending,
                limit,
                references);
    }
}
