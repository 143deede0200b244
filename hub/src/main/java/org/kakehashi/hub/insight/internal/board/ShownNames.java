package org.kakehashi.hub.insight.internal.board;

import jakarta.servlet.http.HttpSession;
import java.time.LocalDate;
import java.util.List;
import org.kakehashi.hub.insight.internal.board.BoardAccess.Visible;
import org.kakehashi.hub.roster.ClassMembers;
import org.kakehashi.hub.roster.ClassMembers.Member;
import org.springframework.stereotype.Component;

/**
 * Whether this session's boards show names. Off, for a screen that others see, pupils stand there by their numbers, and the query reads no
 * name.
 */
@Component
class ShownNames {
    private static final String OFF = "insight.names-off";

    private final ClassMembers members;

    ShownNames(ClassMembers members) {
        this.members = members;
    }

    static boolean areOff(HttpSession session) {
        return session.getAttribute(OFF) != null;
    }

    static void set(HttpSession session, boolean off) {
        session.setAttribute(OFF, off ? Boolean.TRUE : null);
    }

    /** The pupils of a class as this session sees them. */
    List<Member> pupils(int tenantId, Visible of, LocalDate date, HttpSession session) {
        return areOff(session)
                ? members.pupilsWithoutNames(tenantId, of.schoolClass().classId(), date)
                : members.pupils(tenantId, of.schoolClass().classId(), date);
    }
}
