package org.kakehashi.hub.roster.internal.apply;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kakehashi.hub.roster.ManyLeave;
import org.kakehashi.hub.roster.ManyLeave.Allowance;
import org.kakehashi.hub.roster.internal.apply.RosterApplyStore.Target;
import org.springframework.stereotype.Component;

/**
 * Stops a roster after which too many pupils would be in no class: notes before it is applied who should be in one on which day, and
 * looks afterwards who isn't.
 *
 * <p>Those who should be are those who are, on the day from which the roster counts; and where it brings a school year that begins
 * later, on the first day of that as well. Where next to nobody is, though, the old year is over and this roster is the first of the
 * new one: then those who were on the old year's last day should be, but for those who finished school.
 */
@Component
class LeavingGuard {
    /** A few enrolments whose dates are wrong make no school year: up to one of so many pupils. */
    private static final int NEXT_TO_NOBODY = 20;

    private final LeavingStore store;

    LeavingGuard(LeavingStore store) {
        this.store = store;
    }

    /**
     * A day that is looked at.
     *
     * @param turn whether it is compared with the last day of the year before
     */
    record Watched(LocalDate day, boolean turn) {}

    /**
     * Notes who should be in a class, before anything is applied.
     *
     * @param whole whether all classes are delivered: changes alone bring no new year
     */
    List<Watched> watch(Target target, boolean whole) {
        Optional<LocalDate> first = whole ? store.firstDay(target) : Optional.empty();
        LocalDate begins = target.begins();
        LocalDate last = first.filter(begins::isBefore).orElse(begins);
        List<Watched> watched = new ArrayList<>();
        if (last.isAfter(begins)) {
            store.remember(target, begins, begins);
            watched.add(new Watched(begins, false));
        }
        long there = store.remember(target, last, last);
        Optional<LocalDate> before = first.flatMap(day -> store.lastDayBefore(target, day))
                .filter(day -> there * NEXT_TO_NOBODY <= store.enrolled(target, day));
        before.ifPresent(day -> {
            store.forget(target, last);
            store.remember(target, last, day);
        });
        watched.add(new Watched(last, before.isPresent()));
        return watched;
    }

    /**
     * Looks who is in a class now that the roster is applied.
     *
     * @throws ManyLeave where more pupils would leave than may
     */
    void refuse(Target target, List<Watched> watched, Allowance allowed) {
        for (Watched one : watched) {
            ManyLeave many = new ManyLeave(store.leaving(target, one.day()), one.turn());
            if (allowed.exceededBy(many)) {
                throw many;
            }
        }
    }
}
