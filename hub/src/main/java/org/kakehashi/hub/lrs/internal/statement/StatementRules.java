package org.kakehashi.hub.lrs.internal.statement;

/** A statement as a whole (1.0.3 part 2, 2.4), and what it shares with SubStatements. */
final class StatementRules {
    private static final String VOIDED = "http://adlnet.gov/expapi/verbs/voided";

    private static final Shape<PartDraft> VERB = new Shape<PartDraft>()
            .required("id", (walk, part) -> part.verb = walk.iri())
            .optional("display", Maps::languages);

    private static final Shape<PartDraft> STATEMENT = new Shape<PartDraft>()
            .optional("id", (walk, part) -> part.whole.id = walk.uuid())
            .required("actor", StatementRules::actor)
            .required("verb", StatementRules::verb)
            .required("object", StatementRules::object)
            .optional("result", ResultRules::read)
            .optional("context", ContextRules::read)
            .optional("timestamp", (walk, part) -> part.whole.timestamp = timestamp(walk, part.whole))
            .optional("stored", StatementRules::stored)
            .optional("authority", StatementRules::authority)
            .optional("version", StatementRules::version)
            .optional("attachments", AttachmentRules::read);

    private StatementRules() {}

    /** Reads the statement at which the walk stands. */
    static ParsedStatement read(Walk walk, byte[] body) {
        StatementDraft whole = new StatementDraft(walk.valueStart());
        PartDraft part = PartDraft.ofStatement(whole);
        STATEMENT.read(walk, part);
        int end = walk.valueEnd();
        checkPart(walk, part);
        whole.members(part.actor, Usage.ACTOR);
        return new ParsedStatement(body, whole.start, end, part, isVoiding(part));
    }

    static void actor(Walk walk, PartDraft part) {
        part.actor = AgentRules.read(walk, AgentRules.Allowed.EITHER);
        if (part.sub) {
            part.whole.agent(part.actor, part.usage(Usage.ACTOR));
        }
    }

    static void verb(Walk walk, PartDraft part) {
        VERB.read(walk, part);
    }

    static void object(Walk walk, PartDraft part) {
        ObjectRules.read(walk, part.object);
    }

    /** Rules that hold between the parts of a statement, whatever their order. */
    static void checkPart(Walk walk, PartDraft part) {
        boolean activity = part.object.kind == ObjectRules.Kind.ACTIVITY;
        if (part.revision && !activity) {
            throw walk.rejectMember("context", Rule.ACTIVITY_ONLY, "revision");
        }
        if (part.platform && !activity) {
            throw walk.rejectMember("context", Rule.ACTIVITY_ONLY, "platform");
        }
        if (isVoiding(part) && part.object.kind != ObjectRules.Kind.STATEMENT_REF) {
            throw walk.rejectMember("object", Rule.VOIDING_TARGET, "");
        }
    }

    private static boolean isVoiding(PartDraft part) {
        return part.verb.equals(VOIDED) && !part.sub;
    }

    /** A timestamp with another offset than UTC is noted, to be told in UTC. */
    static long timestamp(Walk walk, StatementDraft whole) {
        long micros = walk.timestamp();
        if (!Timestamps.isUtc(walk.string())) {
            whole.edit(Edit.Kind.UTC, walk.valueStart(), walk.valueEnd());
        }
        return micros;
    }

    private static void stored(Walk walk, PartDraft part) {
        walk.timestamp();
        part.whole.hasStored = true;
        part.whole.edit(Edit.Kind.STORED, walk.valueStart(), walk.valueEnd());
    }

    private static void authority(Walk walk, PartDraft part) {
        int start = walk.valueStart();
        AgentRules.authority(walk);
        part.whole.hasAuthority = true;
        part.whole.edit(Edit.Kind.AUTHORITY, start, walk.valueEnd());
    }

    private static void version(Walk walk, PartDraft part) {
        String version = walk.string();
        if (!walk.version().takesStatementsOf(version)) {
            throw walk.reject(Rule.VERSION);
        }
        part.whole.version = version;
    }
}
