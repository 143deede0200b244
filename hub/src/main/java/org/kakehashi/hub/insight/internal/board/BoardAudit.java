package org.kakehashi.hub.insight.internal.board;

import jakarta.servlet.http.HttpSession;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Children;
import org.kakehashi.hub.access.DataCategory;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.springframework.stereotype.Component;

/** Writes down who looked at whose moods and visits: once a page, not once a row, and not each time that it refreshes. */
@Component
class BoardAudit {
    private static final String OPENED = "insight.boards-opened";
    private static final int MOST = 100;

    private final AuditLog audit;

    BoardAudit(AuditLog audit) {
        this.audit = audit;
    }

    /** A board was opened. */
    void opened(AccountCaller caller, BoardAccess.Visible visible, LocalDate date, HttpSession session) {
        if (!boards(session).contains(key(visible, date))) {
            remember(session, key(visible, date));
        }
        String action = "insight.view-board";
        UUID classId = visible.schoolClass().classId();
        audit.append(
                caller.tenantId(),
                AuditEvent.ofClass(caller.auditName(), action, classId, date, detail(visible, date)));
    }

    /** A board's content was fetched anew: told only where the session hasn't opened that board. */
    void refreshed(AccountCaller caller, BoardAccess.Visible visible, LocalDate date, HttpSession session) {
        if (!boards(session).contains(key(visible, date))) {
            opened(caller, visible, date, session);
        }
    }

    /** One pupil's evidence was opened. */
    void evidence(AccountCaller caller, UUID person, Evidence of, BoardAccess.Visible visible) {
        String glass = visible.opened() == null
                ? ""
                : " break-glass:" + visible.opened().id();
        append(caller, "insight.view-evidence", person, of.code() + " " + visible.date() + glass);
    }

    /** A guardian opened a child's page. */
    void child(AccountCaller caller, UUID child, Children seen, boolean shown) {
        append(caller, "insight.view-child", child, "shows: " + (shown ? words(seen.opened()) : "nothing, opted out"));
    }

    private void append(AccountCaller caller, String action, @Nullable UUID person, String detail) {
        audit.append(caller.tenantId(), new AuditEvent(caller.auditName(), action, person, detail));
    }

    private static String detail(BoardAccess.Visible visible, LocalDate date) {
        return "class:" + visible.schoolClass().classId() + " date:" + date + " shows: " + words(visible.categories());
    }

    private static String words(Set<DataCategory> categories) {
        return categories.stream()
                .sorted()
                .map(category -> category.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String key(BoardAccess.Visible visible, LocalDate date) {
        return visible.schoolClass().classId() + " " + date;
    }

    private static void remember(HttpSession session, String key) {
        LinkedHashSet<String> boards = new LinkedHashSet<>(boards(session));
        boards.add(key);
        if (boards.size() > MOST) {
            boards.removeFirst();
        }
        session.setAttribute(OPENED, boards);
    }

    @SuppressWarnings("unchecked") // only this class writes the attribute
    private static Set<String> boards(HttpSession session) {
        return session.getAttribute(OPENED) instanceof Set<?> set ? (Set<String>) set : Set.of();
    }
}
