package org.kakehashi.hub.lrs.internal.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.AgentId;

/** What is gathered of one statement while it is read. */
final class StatementDraft {
    final int start;
    final Map<AgentId, Integer> agents = new LinkedHashMap<>();
    final Map<String, Integer> activities = new LinkedHashMap<>();
    final List<Edit> edits = new ArrayList<>(4);
    List<Attachment> attachments = List.of();

    @Nullable
    UUID id;

    @Nullable
    Long timestamp;

    @Nullable
    String version;

    @Nullable
    UUID registration;

    boolean hasStored;
    boolean hasAuthority;

    StatementDraft(int start) {
        this.start = start;
    }

    void edit(Edit.Kind kind, int from, int to) {
        edits.add(new Edit(kind, from - start, to - start));
    }

    void agent(AgentDraft agent, int usage) {
        if (agent.id != null) {
            agents.merge(agent.id, usage, (a, b) -> a | b);
        }
        members(agent, usage);
    }

    void members(AgentDraft agent, int usage) {
        if (agent.members != null) {
            agent.members.forEach(member -> agents.merge(member, usage, (a, b) -> a | b));
        }
    }

    void attachment(Attachment attachment) {
        if (attachments.isEmpty()) {
            attachments = new ArrayList<>(2);
        }
        attachments.add(attachment);
    }

    void activity(String id, int usage) {
        activities.merge(id, usage, (a, b) -> a | b);
    }
}
