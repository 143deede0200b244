package org.kakehashi.hub.demo.load;

import java.util.List;
import java.util.Set;
import org.kakehashi.hub.demo.city.City;
import org.kakehashi.hub.demo.city.Person;
import org.kakehashi.hub.demo.city.Pupil;
import org.kakehashi.hub.demo.city.Staff;

/**
 * An account for visitors.
 *
 * @param loginName what to sign in with
 * @param roleJa what this person is, in Japanese
 * @param roleEn the same in English
 * @param person who in the roster
 * @param granted roles that don't follow from the roster
 */
record DemoAccount(String loginName, String roleJa, String roleEn, Person person, Set<String> granted) {

    /** Principal, teacher of the showcase class, nurse, a pupil of that class and that pupil's guardian, all of one school. */
    static List<DemoAccount> of(City city) {
        var room = city.showcase();
        var school = room.school();
        var principal = city.headOf(school, Staff.Post.PRINCIPAL).person();
        var nurse = city.headOf(school, Staff.Post.NURSE).person();
        var pupil = city.pupil(Pupil.Story.VISITORS_ACCOUNT).person();
        return List.of(
                new DemoAccount("principal", "校長", "principal", principal, Set.of()),
                new DemoAccount(
                        "teacher",
                        room.title() + "の担任",
                        "homeroom teacher",
                        city.teacherOf(room).person(),
                        Set.of()),
                new DemoAccount("nurse", "養護教諭", "school nurse", nurse, Set.of("NURSE")),
                new DemoAccount("pupil", room.title() + "の児童", "pupil", pupil, Set.of()),
                new DemoAccount(
                        "guardian",
                        "その児童の保護者",
                        "the pupil's guardian",
                        city.guardianOfVisitorsPupil().person(),
                        Set.of()));
    }
}
