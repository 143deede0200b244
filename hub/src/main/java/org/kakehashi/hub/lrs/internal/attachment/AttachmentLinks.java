package org.kakehashi.hub.lrs.internal.attachment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kakehashi.hub.lrs.internal.statement.Attachment;

/** The data that the statements of one transaction bring: which is new, and which statement brought which. */
public final class AttachmentLinks {
    /** One row: the statement at {@code seq} brought the data of that hash, as that media type. */
    record Link(long seq, String sha2, String contentType) {}

    final Map<String, AttachmentContent> fresh = new TreeMap<>();
    final List<Link> links = new ArrayList<>();

    /** Adds what of a statement's attachments came with its request. */
    public void add(long seq, List<Attachment> attachments, Map<String, AttachmentContent> received) {
        Map<String, String> types = new LinkedHashMap<>();
        for (Attachment attachment : attachments) {
            AttachmentContent content = received.get(attachment.sha2());
            if (content != null) {
                types.putIfAbsent(attachment.sha2(), attachment.contentType());
                if (content.contentId() != null) {
                    fresh.putIfAbsent(attachment.sha2(), content);
                }
            }
        }
        types.forEach((sha2, type) -> links.add(new Link(seq, sha2, type)));
    }

    /** Whether there is nothing to store. */
    public boolean isEmpty() {
        return links.isEmpty();
    }
}
