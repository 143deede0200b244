package org.kakehashi.hub.insight.internal.board;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.insight.internal.board.BoardAccess.Visible;
import org.kakehashi.hub.insight.internal.emergency.BreakGlassReports;
import org.kakehashi.hub.roster.SchoolClass;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /board}: a class on a date; {@code /board/live}: the same for a page that is open, where something changed. */
@Controller
@Requires(Permission.VIEW_BOARD)
class BoardController {
    private final BoardAccess access;
    private final BoardReading reading;
    private final ShownNames names;
    private final BoardAudit audit;
    private final BreakGlassReports glass;
    private final TenantTransactions transactions;
    private final Clock clock;

    BoardController(
            BoardAccess access,
            BoardReading reading,
            ShownNames names,
            BoardAudit audit,
            BreakGlassReports glass,
            TenantTransactions transactions,
            Clock clock) {
        this.access = access;
        this.reading = reading;
        this.names = names;
        this.audit = audit;
        this.glass = glass;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping("/board")
    String board(
            @AuthenticationPrincipal AccountCaller caller,
            @RequestParam(name = "class", required = false) @Nullable String classId,
            @RequestParam(required = false) @Nullable String date,
            HttpSession session,
            ModelMap model) {
        LocalDate day = BoardQuery.date(date).orElseGet(() -> SchoolDay.today(clock));
        return transactions.inTenant(caller.tenantId(), () -> {
            List<Visible> visible = access.all(caller, day);
            model.addAttribute("classes", visible);
            model.addAttribute("unseen", glass.unseen(caller));
            model.addAttribute("date", day);
            if (visible.isEmpty() && classId == null) {
                return "insight/no-class";
            }
            Visible shown = chosen(visible, classId).orElseThrow(BoardQuery::notFound);
            audit.opened(caller, shown, day, session);
            show(model, caller, shown, day, session);
            return "insight/board";
        });
    }

    /** Leaves names out of this session's boards, or brings them back. */
    @PostMapping("/board/names")
    String names(
            @AuthenticationPrincipal AccountCaller caller,
            @RequestParam boolean off,
            @RequestParam("class") String classId,
            @RequestParam String date,
            HttpSession session) {
        LocalDate day = BoardQuery.date(date).orElseThrow(BoardQuery::notFound);
        SchoolClass shown =
                transactions.readOnly(caller.tenantId(), () -> access.one(caller, BoardQuery.id(classId), day)
                        .map(Visible::schoolClass)
                        .orElseThrow(BoardQuery::notFound));
        ShownNames.set(session, off);
        return "redirect:/board?class=" + shown.classId() + "&date=" + day;
    }

    /** The live part of the page; 204, which changes nothing in the page, where the page has this version already. */
    @GetMapping("/board/live")
    ModelAndView live(
            @AuthenticationPrincipal AccountCaller caller,
            @RequestParam("class") String classId,
            @RequestParam String date,
            @RequestParam(defaultValue = "") String version,
            HttpSession session) {
        LocalDate day = BoardQuery.date(date).orElseThrow(BoardQuery::notFound);
        return Objects.requireNonNull(transactions.inTenant(caller.tenantId(), () -> {
            Visible shown = access.one(caller, BoardQuery.id(classId), day).orElseThrow(BoardQuery::notFound);
            ModelAndView answer = new ModelAndView();
            if (version(reading.version(caller.tenantId(), shown, day), session).equals(version)) {
                answer.setView((model, request, response) -> response.setStatus(HttpStatus.NO_CONTENT.value()));
                return answer;
            }
            audit.refreshed(caller, shown, day, session);
            answer.setViewName("insight/board-live :: live");
            show(answer.getModelMap(), caller, shown, day, session);
            return answer;
        }));
    }

    /** Another tab of the session may have hidden or shown names since. */
    private static String version(String read, HttpSession session) {
        return read + (ShownNames.areOff(session) ? "-0" : "-1");
    }

    private static Optional<Visible> chosen(List<Visible> visible, @Nullable String classId) {
        if (classId == null) {
            return visible.stream().findFirst();
        }
        return visible.stream()
                .filter(one -> one.schoolClass().classId().equals(BoardQuery.id(classId)))
                .findFirst();
    }

    private void show(ModelMap model, AccountCaller caller, Visible shown, LocalDate day, HttpSession session) {
        LocalDate today = SchoolDay.today(clock);
        model.addAttribute("date", day);
        Board board = reading.read(caller.tenantId(), shown, day, names.pupils(caller.tenantId(), shown, day, session));
        model.addAttribute("board", board);
        model.addAttribute("version", version(board.version(), session));
        model.addAttribute("namesOff", ShownNames.areOff(session));
        model.addAttribute("today", today);
        LocalDate next = SchoolDays.weekdayAfter(day);
        model.addAttribute("next", next.isAfter(today) ? null : next);
        model.addAttribute(
                "readAt", LocalTime.ofInstant(clock.instant(), SchoolDay.ZONE).withNano(0));
    }
}
