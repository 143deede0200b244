package org.kakehashi.connectors.onerosterrest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.roster.DeliveryMode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How far the service has been read: by runs that ended, and by the one under way. Written into the cursor as JSON. */
final class Progress {

    /** What a service changed shortly before a read began may not have been seen by it: clocks differ, and transactions take time. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private static final List<Collection> ORDER = List.of(Collection.values());

    private final String of;

    /** Everything changed until then has been read; null: nothing has. */
    private @Nullable Instant since;

    /** When everything was read last. */
    private @Nullable Instant full;

    /** The service's time at the beginning of the run under way; null: none is. */
    private @Nullable Instant began;

    private boolean changesOnly;
    private boolean allWhole = true;
    private int collection;
    private DeliveryMode mode = DeliveryMode.BULK;
    private long offset;
    private String last = "";
    private long roles;
    private long profiles;

    private Progress(String of) {
        this.of = of;
    }

    /**
     * Takes up where a cursor says, or at the beginning where it is of other settings.
     *
     * @param of names what is read, and how: a change of it makes everything be read again
     */
    static Progress of(Cursor cursor, String of) {
        Progress progress = new Progress(of);
        if (cursor.value().isEmpty()) {
            return progress;
        }
        try {
            JsonNode json = JsonMapper.shared().readTree(cursor.value());
            if (json.path("of").asString("").equals(of)) {
                progress.take(json);
                return progress;
            }
        } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException e) {
            // Not ours, or of another version.
        }
        return new Progress(of);
    }

    private void take(JsonNode json) {
        since = instant(json, "since");
        full = instant(json, "full");
        began = instant(json, "began");
        if (began != null) {
            changesOnly = json.path("changesOnly").asBoolean(false);
            allWhole = json.path("allWhole").asBoolean(false);
            collection =
                    ORDER.indexOf(Collection.valueOf(json.path("collection").asString("")));
            mode = DeliveryMode.valueOf(json.path("mode").asString(""));
            offset = json.path("offset").asLong(0);
            last = json.path("last").asString("");
            roles = json.path("roles").asLong(0);
            profiles = json.path("profiles").asLong(0);
        }
    }

    private static @Nullable Instant instant(JsonNode json, String name) {
        String text = json.path(name).asString("");
        return text.isEmpty() ? null : Instant.parse(text);
    }

    /** Begins a run, unless one is under way. */
    void plan(Duration fullEvery) {
        if (began == null) {
            changesOnly = since != null && full != null && Instant.now().isBefore(full.plus(fullEvery));
            mode = changesOnly ? DeliveryMode.DELTA : DeliveryMode.BULK;
        }
    }

    /** The service's time in an answer; the run's first counts. */
    void answered(Instant at) {
        if (began == null) {
            began = at;
        }
    }

    Collection collection() {
        return ORDER.get(collection);
    }

    boolean isOver() {
        return collection == ORDER.size();
    }

    /** The moment after which changes are wanted; null: everything is. */
    @Nullable
    Instant changedAfter() {
        return mode == DeliveryMode.DELTA ? since : null;
    }

    DeliveryMode mode() {
        return mode;
    }

    /** The collection can't be asked for its changes. */
    void readWhole() {
        mode = DeliveryMode.BULK;
    }

    /** Items of the collection that have been read. */
    long offset() {
        return offset;
    }

    /** The mark of the last of them; empty where there is none. */
    String last() {
        return last;
    }

    void reached(long items, String mark) {
        offset = items;
        last = mark;
    }

    long nextRole() {
        return ++roles;
    }

    long nextProfile() {
        return ++profiles;
    }

    void nextCollection() {
        allWhole &= mode == DeliveryMode.BULK;
        collection++;
        mode = changesOnly ? DeliveryMode.DELTA : DeliveryMode.BULK;
        offset = 0;
        last = "";
    }

    /** From where another attempt of this run goes on. */
    Cursor checkpoint() {
        return new Cursor(ended(since, full)
                .put("began", String.valueOf(began))
                .put("changesOnly", changesOnly)
                .put("allWhole", allWhole)
                .put("collection", collection().name())
                .put("mode", mode.name())
                .put("offset", offset)
                .put("last", last)
                .put("roles", roles)
                .put("profiles", profiles)
                .toString());
    }

    /** From where the next run goes on, once this one is over. */
    Cursor end() {
        Instant from = began == null ? Instant.now() : began;
        return new Cursor(ended(from.minus(OVERLAP), allWhole ? from : full).toString());
    }

    private ObjectNode ended(@Nullable Instant upTo, @Nullable Instant fullAt) {
        ObjectNode json = JsonMapper.shared().createObjectNode().put("of", of);
        if (upTo != null) {
            json.put("since", upTo.toString());
        }
        if (fullAt != null) {
            json.put("full", fullAt.toString());
        }
        return json;
    }
}
