package org.kakehashi.hub.roster.internal.apply;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kakehashi.hub.roster.ManyLeave;
import org.kakehashi.hub.roster.ManyLeave.Allowance;
import org.kakehashi.hub.roster.internal.apply.LeavingStore.SchoolYear;
import org.kakehashi.hub.roster.internal.apply.RosterApplyStore.Target;
import org.springframework.stereotype.Component;

/**
 * Stops a roster after which too many pupils would be in no class: notes before it is applied who should be in one on which day, and
 * looks afterwards who isn't.
 *
 * <p>Those who should be are those who are, on the day from which the roster counts; and where it brings a school year that begins
 * later, on the first day of that as well. Where next to nobody is, though, the old year is over and this roster is the first of the
 * new one: then those who were on the old year's last day should be, but for those who finished school. So it is where a term of the
 * same year is over, but there nobody finishes school.
 */
@Component
class LeavingGuard {
    /** A few enrolments whose dates are wrong make no school year: up to one of so many pupils. */
    private static final int NEXT_TO_NOBODY = 20;

    /** A term begins on 1 April, and its enrolments often with the opening ceremony a week later: whoever is in a class so soon is there. */
    private static final int DAYS_TO_BEGIN = 30;

    private final LeavingStore store;

    LeavingGuard(LeavingStore store) {
        this.store = store;
    }

    /**
     * Days that are looked at: whoever is in a class on one of them is there.
     *
     * @param first the day that counts
     * @param last the same, or later where a term begins
     * @param turn whether they are compared with the last day of the school year before
     */
    record Watched(LocalDate first, LocalDate last, boolean turn) {}

    /**
     * Notes who should be in a class, before anything is applied.
     *
     * @param whole whether all classes are delivered: changes alone bring no new year
     */
    List<Watched> watch(Target target, boolean whole) {
        Optional<SchoolYear> year = whole ? store.schoolYear(target) : Optional.empty();
        LocalDate begins = target.begins();
        LocalDate day = year.map(SchoolYear::term).filter(begins::isBefore).orElse(begins);
        List<Watched> watched = new ArrayList<>();
        if (day.isAfter(begins)) {
            store.remember(target, begins, begins, begins);
            watched.add(new Watched(begins, begins, false));
        }
        LocalDate until = year.filter(one -> !day.isAfter(one.term().plusDays(DAYS_TO_BEGIN)))
                .map(one -> day.plusDays(DAYS_TO_BEGIN))
                .orElse(day);
        long there = store.remember(target, day, day, until);
        Optional<LocalDate> before = year.flatMap(one -> store.lastDayBefore(target, one.term()))
                .filter(last -> there * NEXT_TO_NOBODY <= store.enrolled(target, last));
        before.ifPresent(last -> {
            store.forget(target, day);
            store.remember(target, day, last, last);
        });
        boolean turn = before.isPresent()
                && year.isPresent()
                && before.get().isBefore(year.get().first());
        watched.add(new Watched(day, until, turn));
        return watched;
    }

    /**
     * Looks who is in a class now that the roster is applied. All days are looked at before anybody is asked, so that one answer covers
     * nothing that wasn't told.
     *
     * @throws ManyLeave where more pupils would leave than may
     */
    void refuse(Target target, List<Watched> watched, Allowance allowed) {
        List<ManyLeave> many = watched.stream()
                .map(one -> new ManyLeave(store.leaving(target, one), one.turn()))
                .filter(allowed::exceededBy)
                .sorted(Comparator.comparingLong(ManyLeave::leaving).reversed())
                .toList();
        if (!many.isEmpty()) {
            throw many.getFirst().besides(many.subList(1, many.size()));
        }
    }
}
