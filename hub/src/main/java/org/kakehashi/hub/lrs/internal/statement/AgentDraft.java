package org.kakehashi.hub.lrs.internal.statement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.AgentId;

/** What an Agent or Group turns out to be while it is read. */
final class AgentDraft {
    @Nullable
    String objectType;

    @Nullable
    AgentId id;

    int identifiers;

    @Nullable
    List<AgentId> members;

    void identify(AgentId found) {
        id = found;
        identifiers++;
    }

    List<AgentId> startMembers() {
        List<AgentId> list = new ArrayList<>();
        members = list;
        return list;
    }

    boolean isGroup() {
        return "Group".equals(objectType);
    }
}
