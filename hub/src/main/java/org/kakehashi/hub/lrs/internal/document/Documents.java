package org.kakehashi.hub.lrs.internal.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lrs.internal.dictionary.Dictionaries;
import org.kakehashi.hub.lrs.internal.ingest.BodyMemory;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.stereotype.Component;

/** Finds, writes, merges and deletes documents. A document may be of an agent or activity that no statement has named. */
@Component
class Documents {
    private static final int ATTEMPTS = 50;
    private static final int PAGE = 1000;
    private static final String[] NO_TAGS = {};
    private static final byte[] NO_BYTES = {};

    private final DocumentStore store;
    private final Dictionaries dictionaries;
    private final TenantTransactions transactions;
    private final BodyMemory memory;
    private final long maxSize;

    Documents(
            DocumentStore store,
            Dictionaries dictionaries,
            TenantTransactions transactions,
            BodyMemory memory,
            DocumentProperties properties) {
        this.store = store;
        this.dictionaries = dictionaries;
        this.transactions = transactions;
        this.memory = memory;
        this.maxSize = properties.maxSize().toBytes();
    }

    /** A document without its content. */
    Optional<Document> head(int tenantId, DocumentParameters wanted, String id) {
        return known(tenantId, wanted)
                .flatMap(context -> transactions.readOnly(tenantId, () -> store.head(context, id)));
    }

    /** A document. */
    Optional<Document> find(int tenantId, DocumentParameters wanted, String id) {
        return known(tenantId, wanted)
                .flatMap(context -> transactions.readOnly(tenantId, () -> store.find(context, id)));
    }

    /**
     * Ids of documents, in their order, a page at a time.
     *
     * @param after the last id of the page before; empty for the first
     * @return no more than a page; empty behind the last
     */
    List<DocumentStore.Listed> ids(int tenantId, DocumentParameters wanted, String after) {
        return known(tenantId, wanted)
                .map(context -> transactions.readOnly(tenantId, () -> store.ids(context, wanted.since(), after, PAGE)))
                .orElse(List.of());
    }

    /**
     * Stores a document (2.3 to 2.7, PUT).
     *
     * @param mayOverwriteUnseen whether it may replace another without a precondition
     */
    Written put(
            int tenantId,
            DocumentParameters wanted,
            String id,
            Document document,
            Preconditions preconditions,
            boolean mayOverwriteUnseen) {
        DocumentContext context = numbered(tenantId, wanted);
        boolean stored = transactions.inTenant(
                tenantId,
                () -> preconditions.ifMatch() == null
                        ? put(context, id, document, preconditions.ifNoneMatch(), mayOverwriteUnseen)
                        : store.replace(context, id, document, preconditions));
        if (stored) {
            return new Written.Done();
        }
        return preconditions.isEmpty() ? new Written.Exists() : new Written.PreconditionFailed();
    }

    private boolean put(
            DocumentContext context,
            String id,
            Document document,
            Preconditions.@Nullable Tags ifNoneMatch,
            boolean mayOverwriteUnseen) {
        boolean overwrite = ifNoneMatch == null ? mayOverwriteUnseen : !ifNoneMatch.any();
        return store.put(context, id, document, overwrite, ifNoneMatch == null ? NO_TAGS : ifNoneMatch.array());
    }

    /** Merges a document into the one that is there, or stores it where none is (2.2.s7, POST). */
    Written post(int tenantId, DocumentParameters wanted, String id, Document document, Preconditions preconditions) {
        if (Document.isJson(document.contentType()) && !JsonMerge.isObject(document.content())) {
            return new Written.NotMergeable("The body is application/json and no JSON Object in UTF-8.");
        }
        DocumentContext context = numbered(tenantId, wanted);
        // Only who meets another's first write or delete comes round again; changes of one document wait for each
        // other.
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Written> written =
                    transactions.inTenant(tenantId, () -> postOnce(context, id, document, preconditions));
            if (written.isPresent()) {
                return written.get();
            }
        }
        throw new HubException(ErrorCode.UNAVAILABLE, "Others keep making and deleting this document. Try again.");
    }

    private Optional<Written> postOnce(
            DocumentContext context, String id, Document document, Preconditions preconditions) {
        Document stored = store.lock(context, id).orElse(null);
        if (!preconditions.hold(stored == null ? null : stored.etag())) {
            return Optional.of(new Written.PreconditionFailed());
        }
        if (stored != null) {
            return Optional.of(merge(context, id, stored, document));
        }
        return store.put(context, id, document, false, NO_TAGS) ? Optional.of(new Written.Done()) : Optional.empty();
    }

    private Written merge(DocumentContext context, String id, Document locked, Document posted) {
        if (!Document.isJson(locked.contentType()) || !Document.isJson(posted.contentType())) {
            return new Written.NotMergeable("Only application/json can be merged: the stored document is "
                    + locked.contentType() + ", the sent one " + posted.contentType() + ". Use PUT to replace it.");
        }
        // The stored bytes, and the merged ones beside the posted ones.
        try (BodyMemory.Body _ = memory.reserve(2L * locked.size() + posted.size())) {
            byte[] stored = store.find(context, id).map(Document::content).orElse(NO_BYTES);
            byte[] merged = JsonMerge.merge(stored, posted.content());
            if (merged == null) {
                return new Written.NotMergeable("The stored document is no JSON Object. Use PUT to replace it.");
            }
            if (merged.length > maxSize) {
                throw new HubException(
                        ErrorCode.TOO_LARGE, "The merged document would be larger than " + maxSize + " bytes.");
            }
            store.put(context, id, document(posted.contentType(), merged), true, NO_TAGS);
            return new Written.Done();
        }
    }

    /** Deletes a document; that there is none is as good. */
    Written delete(int tenantId, DocumentParameters wanted, String id, Preconditions preconditions) {
        DocumentContext context = known(tenantId, wanted).orElse(null);
        if (context == null) {
            return preconditions.hold(null) ? new Written.Done() : new Written.PreconditionFailed();
        }
        DocumentStore.Deleted deleted = transactions.inTenant(tenantId, () -> store.delete(context, id, preconditions));
        boolean done = deleted.gone() || preconditions.isEmpty() || (!deleted.found() && preconditions.hold(null));
        return done ? new Written.Done() : new Written.PreconditionFailed();
    }

    /** Deletes every document of a context. */
    void deleteAll(int tenantId, DocumentParameters wanted) {
        known(tenantId, wanted).ifPresent(context -> transactions.run(tenantId, () -> store.deleteAll(context)));
    }

    /** A document that is about to be written. */
    static Document document(String contentType, byte[] content) {
        return new Document(contentType, Document.etagOf(content), Instant.EPOCH, content.length, content);
    }

    /** Empty where the store has never heard of the agent or activity, and so has no document. */
    private Optional<DocumentContext> known(int tenantId, DocumentParameters wanted) {
        Long agent = wanted.agent() == null ? Long.valueOf(0) : dictionaries.agent(tenantId, wanted.agent());
        Long activity =
                wanted.activity() == null ? Long.valueOf(0) : dictionaries.activity(tenantId, wanted.activity());
        return agent == null || activity == null
                ? Optional.empty()
                : Optional.of(new DocumentContext(tenantId, wanted.resource(), agent, activity, wanted.registration()));
    }

    private DocumentContext numbered(int tenantId, DocumentParameters wanted) {
        return new DocumentContext(
                tenantId,
                wanted.resource(),
                wanted.agent() == null ? 0 : dictionaries.numberOf(tenantId, wanted.agent()),
                wanted.activity() == null ? 0 : dictionaries.numberOf(tenantId, wanted.activity()),
                wanted.registration());
    }
}
