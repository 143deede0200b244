package org.kakehashi.hub.insight.internal.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.kakehashi.hub.lrs.AgentId;
import org.kakehashi.hub.lrs.ErasureTarget.Trace;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.roster.IdentityLinks.Link;
import org.springframework.stereotype.Component;

/** As which actors a person was known, whenever that was. */
@Component
class PersonTraces {
    private final IdentityLinks links;

    PersonTraces(IdentityLinks links) {
        this.links = links;
    }

    /**
     * The person's identity links, whatever their time, and the opaque id itself, so that somebody whom the roster has forgotten can be
     * erased once more where a tool goes on writing; within a transaction of the tenant.
     */
    List<Link> links(int tenantId, UUID personId) {
        List<Link> all = new ArrayList<>(links.of(tenantId, personId));
        String source = links.personSource();
        String key = personId.toString();
        if (all.stream()
                .noneMatch(link -> link.source().equals(source) && link.key().equals(key))) {
            all.add(new Link(source, key, null, null, false));
        }
        return all;
    }

    /** The agents that these links name: for all time, unless somebody else was meant by the same key at another time. */
    static List<Trace> of(List<Link> links) {
        List<Trace> traces = new ArrayList<>();
        for (Link link : links) {
            for (AgentId agent : agents(link)) {
                traces.add(link.shared() ? new Trace(agent, link.from(), link.until()) : new Trace(agent, null, null));
            }
        }
        return traces;
    }

    /** A mailbox may also stand in statements as its hash (xAPI 1.0.3 part 2, 2.4.2.3). */
    private static List<AgentId> agents(Link link) {
        return switch (link.source()) {
            case "mbox" ->
                link.key().contains("@")
                        ? List.of(AgentId.mbox(link.key()), AgentId.mboxSha1sum(sha1(link.key())))
                        : List.of();
            case "mbox_sha1sum" -> List.of(AgentId.mboxSha1sum(link.key()));
            case "openid" -> List.of(AgentId.openid(link.key()));
            default -> List.of(AgentId.account(link.source(), link.key()));
        };
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-1", e);
        }
    }
}
