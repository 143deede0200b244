package org.kakehashi.hub.lrs.internal.statement;

import java.util.List;
import java.util.function.Function;
import org.kakehashi.hub.lrs.AgentId;
import tools.jackson.core.JsonToken;

/** Agents and Groups (1.0.3 part 2, 2.4.2). */
final class AgentRules {
    /** Which kinds may stand in a place. */
    enum Allowed {
        AGENT,
        GROUP,
        EITHER
    }

    private static final class Account {
        String homePage = "";
        String name = "";
    }

    private static final Shape<Account> ACCOUNT = new Shape<Account>()
            .required("homePage", (walk, account) -> account.homePage = walk.iri())
            .required("name", (walk, account) -> account.name = walk.string());

    private static final Shape<AgentDraft> AGENT = addTo(new Shape<>(), draft -> draft);

    private AgentRules() {}

    /** Adds the properties of Agents and Groups to a shape, whose draft has one within. */
    static <T> Shape<T> addTo(Shape<T> shape, Function<T, AgentDraft> agent) {
        return shape.optional("objectType", (walk, draft) -> agent.apply(draft).objectType = walk.string())
                .optional("name", Walk::text)
                .optional("mbox", (walk, draft) -> agent.apply(draft).identify(mbox(walk)))
                .optional("mbox_sha1sum", (walk, draft) -> agent.apply(draft).identify(sha1(walk)))
                .optional("openid", (walk, draft) -> agent.apply(draft).identify(AgentId.openid(walk.iri())))
                .optional("account", (walk, draft) -> agent.apply(draft).identify(account(walk)))
                .optional("member", (walk, draft) -> members(walk, agent.apply(draft)));
    }

    /** Reads an Agent or Group. */
    static AgentDraft read(Walk walk, Allowed allowed) {
        AgentDraft draft = new AgentDraft();
        AGENT.read(walk, draft);
        check(walk, draft, allowed);
        return draft;
    }

    /** Holds what was read against the rules of its objectType. */
    static void check(Walk walk, AgentDraft draft, Allowed allowed) {
        String type = draft.objectType == null ? "Agent" : draft.objectType;
        boolean agent = type.equals("Agent") && allowed != Allowed.GROUP;
        boolean group = type.equals("Group") && allowed != Allowed.AGENT;
        if (!agent && !group) {
            throw walk.rejectMember("objectType", Rule.OBJECT_TYPE, type);
        }
        if (agent) {
            checkAgent(walk, draft);
        } else {
            checkGroup(walk, draft);
        }
    }

    private static void checkAgent(Walk walk, AgentDraft draft) {
        if (draft.members != null) {
            throw walk.rejectMember("member", Rule.UNKNOWN_PROPERTY, "[…]");
        }
        if (draft.identifiers != 1) {
            throw walk.reject(Rule.ONE_IDENTIFIER);
        }
    }

    private static void checkGroup(Walk walk, AgentDraft draft) {
        boolean anonymous = draft.identifiers == 0;
        if (draft.identifiers > 1 || (anonymous && (draft.members == null || draft.members.isEmpty()))) {
            throw walk.reject(Rule.GROUP_IDENTIFIER);
        }
    }

    /** {@code authority} (2.4.9): an Agent, or the two Agents of a three-legged OAuth. */
    static void authority(Walk walk) {
        AgentDraft draft = read(walk, Allowed.EITHER);
        boolean pair = draft.identifiers == 0 && draft.members != null && draft.members.size() == 2;
        if (draft.isGroup() && !pair) {
            throw walk.reject(Rule.AUTHORITY);
        }
    }

    private static void members(Walk walk, AgentDraft draft) {
        List<AgentId> members = draft.startMembers();
        walk.expect(JsonToken.START_ARRAY, Rule.ARRAY_EXPECTED);
        while (walk.json().nextToken() != JsonToken.END_ARRAY) {
            AgentId id = read(walk, Allowed.AGENT).id;
            if (id != null) {
                members.add(id);
            }
        }
    }

    private static AgentId mbox(Walk walk) {
        String value = walk.string();
        if (!Formats.isMailto(value)) {
            throw walk.reject(Rule.MAILTO);
        }
        return AgentId.mbox(value);
    }

    private static AgentId sha1(Walk walk) {
        String value = walk.string();
        if (!Formats.isSha1(value)) {
            throw walk.reject(Rule.SHA1);
        }
        return AgentId.mboxSha1sum(value);
    }

    private static AgentId account(Walk walk) {
        Account account = new Account();
        ACCOUNT.read(walk, account);
        return AgentId.account(account.homePage, account.name);
    }
}
