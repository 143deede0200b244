package org.kakehashi.hub.lrs;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.internal.stream.FeedReader;
import org.springframework.stereotype.Component;

/**
 * The log as whoever forwards it needs it: statements as {@code format=exact} serves them, in the order in which they were committed, without
 * those whose actor is out of a purpose. A place in it is a text that says nothing to its reader; who goes on behind one misses nothing and
 * gets nothing twice.
 */
@Component
public class StatementFeed {
    private final FeedReader reader;

    StatementFeed(FeedReader reader) {
        this.reader = reader;
    }

    /**
     * A statement.
     *
     * @param place the place behind it
     * @param seq its number in the store
     * @param client the API client, tool or connector that asserted it
     * @param json the statement; not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes that travel, never compared
    public record Item(String place, long seq, UUID id, Instant stored, UUID client, byte[] json) {}

    /**
     * A stretch of the log.
     *
     * @param reached the place behind all of it; the one asked for where nothing follows
     */
    public record Page(List<Item> items, String reached) {}

    /** An attachment that came with a statement. */
    @SuppressWarnings("ArrayRecordComponent") // bytes that travel, never compared
    public record Data(String sha2, String contentType, byte[] bytes) {}

    /** Where the log begins. */
    public String start() {
        return reader.start();
    }

    /** How many batches of a log with that head lie, wholly or in part, behind a place. */
    public long behind(String place, long head) {
        return reader.behind(place, head);
    }

    /**
     * Reads on.
     *
     * @param after a place
     * @param purpose key of the purpose for which statements are given away
     * @param most statements at most; about 1 MB of them
     */
    public Page read(int tenantId, String after, String purpose, int most) {
        return reader.read(tenantId, after, purpose, most);
    }

    /** Those of these ids that there are and that the purpose lets out, in the order of {@code stored}; few at once. */
    public List<Item> find(int tenantId, Set<UUID> ids, @Nullable String purpose) {
        return reader.find(tenantId, ids, purpose);
    }

    /**
     * The data that came with a statement.
     *
     * @param most bytes; where it has more, the attachments that go beyond are left out
     */
    public List<Data> attachments(int tenantId, long seq, long most) {
        return reader.attachments(tenantId, seq, most);
    }
}
