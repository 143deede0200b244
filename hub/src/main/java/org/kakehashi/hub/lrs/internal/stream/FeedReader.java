package org.kakehashi.hub.lrs.internal.stream;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.StatementFeed.Data;
import org.kakehashi.hub.lrs.StatementFeed.Item;
import org.kakehashi.hub.lrs.StatementFeed.Page;
import org.kakehashi.hub.lrs.internal.attachment.AttachmentStore;
import org.kakehashi.hub.lrs.internal.attachment.StoredAttachment;
import org.kakehashi.hub.lrs.internal.dictionary.AuthorityClient;
import org.kakehashi.hub.lrs.internal.query.ServedStatement;
import org.kakehashi.hub.lrs.internal.statement.Seq;
import org.springframework.stereotype.Component;

/** Reads the log for {@link org.kakehashi.hub.lrs.StatementFeed}. */
@Component
public class FeedReader {
    private final StreamStore store;
    private final AttachmentStore attachments;

    FeedReader(StreamStore store, AttachmentStore attachments) {
        this.store = store;
        this.attachments = attachments;
    }

    /** Where the log begins. */
    public String start() {
        return StreamCursor.START.text();
    }

    /** As {@link org.kakehashi.hub.lrs.StatementFeed#behind}. */
    public long behind(String place, long head) {
        StreamCursor cursor = StreamCursor.parse(place);
        return head - cursor.batch() + (cursor.seq() == StreamCursor.WHOLE ? 0 : 1);
    }

    /** As {@link org.kakehashi.hub.lrs.StatementFeed#read}. */
    public Page read(int tenantId, String after, String purpose, int most) {
        StreamFilter filter = new StreamFilter(null, null, null, null, null, null, purpose);
        StreamPage page = store.read(tenantId, StreamCursor.parse(after), filter, most);
        return new Page(
                page.lines().stream().map(FeedReader::item).toList(),
                page.reached().text());
    }

    /** As {@link org.kakehashi.hub.lrs.StatementFeed#find}. */
    public List<Item> find(int tenantId, Set<UUID> ids, @Nullable String purpose) {
        return store.find(tenantId, ids, purpose).stream().map(FeedReader::item).toList();
    }

    /** As {@link org.kakehashi.hub.lrs.StatementFeed#attachments}. */
    public List<Data> attachments(int tenantId, long seq, long most) {
        List<Data> all = new ArrayList<>();
        long left = most;
        for (StoredAttachment stored : attachments.of(tenantId, List.of(seq))) {
            if (stored.length() <= left) {
                left -= stored.length();
                all.add(new Data(stored.sha2(), stored.contentType(), bytes(tenantId, stored.contentId())));
            }
        }
        return all;
    }

    private byte[] bytes(int tenantId, long contentId) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int number = 0;
        Optional<byte[]> part = attachments.part(tenantId, contentId, number);
        while (part.isPresent()) {
            all.writeBytes(part.get());
            part = attachments.part(tenantId, contentId, ++number);
        }
        return all.toByteArray();
    }

    private static Item item(StreamPage.Line line) {
        ServedStatement statement = line.statement();
        return new Item(
                line.cursor().text(),
                statement.seq(),
                statement.id(),
                Instant.ofEpochMilli(Seq.storedMillis(statement.seq())),
                AuthorityClient.of(statement.authority()).clientId(),
                statement.onOneLine());
    }
}
