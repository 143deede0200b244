package org.kakehashi.hub.lrs.internal.statement;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/** {@code object} (1.0.3 part 2, 2.4.4): an Activity, Agent, Group, StatementRef or SubStatement. */
final class ObjectRules {
    /** The kinds, by their objectType. */
    enum Kind {
        ACTIVITY("Activity"),
        AGENT("Agent"),
        GROUP("Group"),
        STATEMENT_REF("StatementRef"),
        SUB_STATEMENT("SubStatement");

        private final String objectType;

        Kind(String objectType) {
            this.objectType = objectType;
        }
    }

    private static final Shape<ObjectDraft> OBJECT = AgentRules.addTo(new Shape<ObjectDraft>(), draft -> draft.agent)
            .optional("id", (walk, draft) -> draft.id = walk.string())
            .optional("definition", ActivityRules::definition)
            .optional("actor", sub(StatementRules::actor))
            .optional("verb", sub(StatementRules::verb))
            .optional("object", sub(StatementRules::object))
            .optional("result", ResultRules::read)
            .optional("context", sub(ContextRules::read))
            .optional("timestamp", (walk, draft) -> StatementRules.timestamp(walk, draft.owner.whole))
            .optional("attachments", AttachmentRules::read);
    private static final long OBJECT_TYPE = OBJECT.bits("objectType");
    private static final long AGENT = OBJECT.bits("name", "mbox", "mbox_sha1sum", "openid", "account", "member");
    private static final long ID = OBJECT.bits("id");
    private static final long SUB_REQUIRED = OBJECT.bits("actor", "verb", "object");

    /** Which properties each kind may have; what it must have is checked apart. */
    private static final Map<Kind, Long> ALLOWED = new EnumMap<>(Map.of(
            Kind.ACTIVITY, OBJECT_TYPE | OBJECT.bits("id", "definition"),
            Kind.AGENT, OBJECT_TYPE | AGENT,
            Kind.GROUP, OBJECT_TYPE | AGENT,
            Kind.STATEMENT_REF, OBJECT_TYPE | ID,
            Kind.SUB_STATEMENT,
                    OBJECT_TYPE | SUB_REQUIRED | OBJECT.bits("result", "context", "timestamp", "attachments")));

    private ObjectRules() {}

    static void read(Walk walk, ObjectDraft draft) {
        long seen = OBJECT.read(walk, draft);
        draft.kind = kind(walk, draft);
        long strange = seen & ~ALLOWED.getOrDefault(draft.kind, 0L);
        if (strange != 0) {
            throw walk.rejectMember(
                    OBJECT.nameOf(strange), Rule.UNKNOWN_PROPERTY, "objectType " + draft.kind.objectType);
        }
        switch (draft.kind) {
            case ACTIVITY -> activity(walk, draft, seen);
            case AGENT -> agent(walk, draft, AgentRules.Allowed.AGENT);
            case GROUP -> agent(walk, draft, AgentRules.Allowed.GROUP);
            case STATEMENT_REF -> reference(walk, draft, seen);
            case SUB_STATEMENT -> subStatement(walk, draft, seen);
        }
    }

    private static Kind kind(Walk walk, ObjectDraft draft) {
        String type = draft.agent.objectType;
        for (Kind kind : Kind.values()) {
            if (kind.objectType.equals(type) && !(kind == Kind.SUB_STATEMENT && draft.owner.sub)) {
                return kind;
            }
        }
        if (type != null) {
            throw walk.rejectMember("objectType", Rule.OBJECT_TYPE, type);
        }
        return Kind.ACTIVITY;
    }

    private static void activity(Walk walk, ObjectDraft draft, long seen) {
        require(walk, seen, ID);
        if (!Formats.isIri(draft.id)) {
            throw walk.rejectMember("id", Rule.IRI, draft.id);
        }
        if (draft.owner.sub) {
            draft.owner.whole.activity(draft.id, draft.owner.usage(Usage.OBJECT));
        }
    }

    private static void agent(Walk walk, ObjectDraft draft, AgentRules.Allowed allowed) {
        AgentRules.check(walk, draft.agent, allowed);
        draft.owner.whole.agent(draft.agent, draft.owner.usage(Usage.OBJECT));
    }

    private static void reference(Walk walk, ObjectDraft draft, long seen) {
        require(walk, seen, ID);
        if (!Formats.isUuid(draft.id)) {
            throw walk.rejectMember("id", Rule.UUID, draft.id);
        }
        draft.reference = UUID.fromString(draft.id);
    }

    private static void subStatement(Walk walk, ObjectDraft draft, long seen) {
        require(walk, seen, SUB_REQUIRED);
        StatementRules.checkPart(walk, draft.sub());
    }

    private static void require(Walk walk, long seen, long wanted) {
        long missing = wanted & ~seen;
        if (missing != 0) {
            throw walk.rejectMember(OBJECT.nameOf(missing), Rule.MISSING_PROPERTY, "");
        }
    }

    /** A property of a SubStatement; one SubStatement within another is refused where it begins. */
    private static Shape.Reader<ObjectDraft> sub(BiConsumer<Walk, PartDraft> reader) {
        return (walk, draft) -> {
            if (draft.owner.sub) {
                throw walk.reject(Rule.UNKNOWN_PROPERTY);
            }
            reader.accept(walk, draft.sub());
        };
    }
}
