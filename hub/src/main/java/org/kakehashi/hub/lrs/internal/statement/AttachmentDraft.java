package org.kakehashi.hub.lrs.internal.statement;

/** What is gathered of one attachment while it is read. */
final class AttachmentDraft {
    String usageType = "";
    String contentType = "";
    long length;
    String sha2 = "";
    boolean hasFileUrl;

    Attachment attachment(boolean ofSubStatement) {
        return new Attachment(usageType, contentType, length, sha2, hasFileUrl, ofSubStatement);
    }
}
