package org.kakehashi.hub.access.internal.session;

import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kakehashi.hub.access.Secrets;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The sessions of an account, on all nodes. */
@Component
public class Sessions {
    private final FindByIndexNameSessionRepository<? extends Session> repository;

    Sessions(FindByIndexNameSessionRepository<? extends Session> repository) {
        this.repository = repository;
    }

    /**
     * One session.
     *
     * @param handle names it on pages; its id is a secret, and is not to be had from this
     * @param use what it noted
     */
    record Open(String handle, Use use) {}

    /** Those of an account that noted their use, the newest first. */
    List<Open> of(String name) {
        return repository.findByPrincipalName(name).values().stream()
                .filter(session -> session.getAttribute(Use.ATTRIBUTE) instanceof Use use
                        && use.name().equals(name)
                        && !session.isExpired())
                .map(session -> new Open(handle(session.getId()), session.getRequiredAttribute(Use.ATTRIBUTE)))
                .sorted(Comparator.comparing((Open open) -> open.use().since()).reversed())
                .toList();
    }

    /** Ends one of an account's; whether it has such a one. */
    boolean end(String name, String handle) {
        return endThose(name, id -> handle(id).equals(handle)) > 0;
    }

    /** Ends all of an account's but {@code kept}, a session's id; returns how many. */
    int endOthers(String name, String kept) {
        return endThose(name, id -> !id.equals(kept));
    }

    /** Ends all sessions of an account, also those that still owe a one-time password; returns how many. */
    public int endAll(int tenantId, UUID accountId) {
        String name = tenantId + ":" + accountId;
        return endThose(name, id -> true) + endThose("pending:" + name, id -> true);
    }

    /** Ends the oldest, so that at most {@code most} stay; {@code kept} is one of these. */
    void endOldest(String name, String kept, int most) {
        Map<String, ? extends Session> all = repository.findByPrincipalName(name);
        all.values().stream()
                .filter(session -> !session.getId().equals(kept))
                .sorted(Comparator.comparing(Sessions::since).reversed())
                .skip(most - 1L)
                .forEach(session -> repository.deleteById(session.getId()));
    }

    static String handle(String sessionId) {
        return HexFormat.of().formatHex(Secrets.sha256(sessionId), 0, 16);
    }

    private int endThose(String name, java.util.function.Predicate<String> wanted) {
        List<String> ids = repository.findByPrincipalName(name).keySet().stream()
                .filter(wanted)
                .toList();
        ids.forEach(repository::deleteById);
        return ids.size();
    }

    private static java.time.Instant since(Session session) {
        return session.getAttribute(Use.ATTRIBUTE) instanceof Use use ? use.since() : session.getCreationTime();
    }
}
