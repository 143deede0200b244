package org.kakehashi.hub.lrs.internal.page;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.internal.dictionary.AuthorityClient;
import org.kakehashi.hub.lrs.internal.query.StatementSearch.Hit;
import org.kakehashi.hub.lrs.internal.statement.Seq;
import org.kakehashi.hub.lrs.internal.statement.Timestamps;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A statement as one row.
 *
 * @param id its id
 * @param stored when it came, in Japan
 * @param happened its timestamp, where that is another time
 * @param actor the actor's pseudonym
 * @param actorFilter what finds the same actor's statements
 * @param verb the verb's display
 * @param verbIri the verb
 * @param activity the object's name
 * @param activityIri the object's IRI; empty where it isn't an activity
 * @param score raw of max, or scaled; empty where there is none
 * @param success null: not said
 * @param tool who sent it
 * @param clientId its id
 */
record StatementRow(
        UUID id,
        String stored,
        @Nullable String happened,
        String actor,
        String actorFilter,
        String verb,
        String verbIri,
        String activity,
        String activityIri,
        String score,
        @Nullable Boolean success,
        String tool,
        UUID clientId) {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** A larger statement isn't read into a tree. */
    static final int LARGEST = 1_000_000;

    /** Makes it of a statement; of one too large for a tree, only what the store knows. */
    static StatementRow of(Hit hit, Locale locale) {
        JsonNode statement = tree(hit);
        AuthorityClient client = AuthorityClient.of(hit.authority());
        Instant stored = Instant.ofEpochMilli(Seq.storedMillis(hit.seq()));
        JsonNode object = statement.path("object");
        boolean isActivity = object.path("objectType").asString("Activity").equals("Activity");
        String objectIri = isActivity ? object.path("id").asString("") : "";
        JsonNode success = statement.path("result").path("success");
        return new StatementRow(
                hit.id(),
                Words.time(stored),
                Words.timeUnlessNear(timestamp(statement, stored), stored),
                actor(statement.path("actor")),
                actorFilter(statement.path("actor")),
                Words.of(
                        statement.path("verb").path("display"),
                        statement.path("verb").path("id").asString(""),
                        locale),
                statement.path("verb").path("id").asString(""),
                isActivity
                        ? Words.of(object.path("definition").path("name"), objectIri, locale)
                        : object.path("objectType").asString(""),
                objectIri,
                score(statement.path("result").path("score")),
                success.isBoolean() ? success.booleanValue() : null,
                client.name(),
                client.clientId());
    }

    static JsonNode tree(Hit hit) {
        try {
            return hit.received().length > LARGEST ? MissingNode.getInstance() : JSON.readTree(hit.received());
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    static Instant timestamp(JsonNode statement, Instant stored) {
        String text = statement.path("timestamp").asString("");
        long micros = Timestamps.micros(text, false);
        return text.isEmpty() || micros == Timestamps.INVALID ? stored : Instant.ofEpochMilli(micros / 1000);
    }

    static String actor(JsonNode actor) {
        for (String name : new String[] {"mbox", "openid", "mbox_sha1sum"}) {
            if (actor.path(name).isString()) {
                return Words.cut(actor.path(name).stringValue());
            }
        }
        String account = actor.path("account").path("name").asString("");
        return account.isEmpty() ? actor.path("objectType").asString("Agent") : Words.cut(account);
    }

    /** The identifier alone, as JSON. */
    private static String actorFilter(JsonNode actor) {
        for (String name : new String[] {"account", "mbox", "openid", "mbox_sha1sum"}) {
            if (actor.has(name)) {
                return JSON.createObjectNode().set(name, actor.get(name)).toString();
            }
        }
        return "";
    }

    private static String score(JsonNode score) {
        if (score.path("raw").isNumber()) {
            String max = score.path("max").isNumber() ? " / " + plain(score.path("max")) : "";
            return plain(score.path("raw")) + max;
        }
        return score.path("scaled").isNumber() ? plain(score.path("scaled")) : "";
    }

    private static String plain(JsonNode number) {
        return Words.cut(number.asString());
    }
}
