package org.kakehashi.hub.lrs.internal.statement;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a statement's object turns out to be while it is read: its objectType may come last. */
final class ObjectDraft {
    final PartDraft owner;
    final AgentDraft agent = new AgentDraft();
    String id = "";

    @Nullable
    UUID reference;

    @Nullable
    PartDraft sub;

    ObjectRules.Kind kind = ObjectRules.Kind.ACTIVITY;

    ObjectDraft(PartDraft owner) {
        this.owner = owner;
    }

    /** The SubStatement's parts, if it turns out to be one. */
    PartDraft sub() {
        PartDraft part = sub;
        if (part == null) {
            part = PartDraft.ofSubStatement(owner.whole);
            sub = part;
        }
        return part;
    }
}
