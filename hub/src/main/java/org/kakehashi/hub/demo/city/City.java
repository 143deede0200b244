package org.kakehashi.hub.demo.city;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.kakehashi.hub.demo.study.SeededIds;

/**
 * The demo city: one board of education, its schools and people.
 *
 * @param ids the seed everything comes from
 * @param boardCode 教育委員会コード
 * @param boardName the board's Japanese name
 * @param schoolDays the school days there is data for, oldest first; the last is the anchor or the school day before it
 * @param schools two elementary schools and a junior high school
 * @param homerooms all classes
 * @param pupils all pupils, class by class, by attendance number
 * @param staff all staff
 * @param guardians some guardians
 */
public record City(
        SeededIds ids,
        String boardCode,
        String boardName,
        List<LocalDate> schoolDays,
        List<School> schools,
        List<Homeroom> homerooms,
        List<Pupil> pupils,
        List<Staff> staff,
        List<Guardian> guardians) {

    /** The class that holds the pupils with a story, and is strong in one unit. */
    public Homeroom showcase() {
        return only(pupils, pupil -> pupil.story() == Pupil.Story.FADING).homeroom();
    }

    /** The pupil of that story; not for {@link Pupil.Story#ORDINARY}. */
    public Pupil pupil(Pupil.Story story) {
        return only(pupils, pupil -> pupil.story() == story);
    }

    /** The guardian who has an account for visitors: of {@link Pupil.Story#VISITORS_ACCOUNT} and, where there is one, a sibling. */
    public Guardian guardianOfVisitorsPupil() {
        return only(guardians, guardian -> guardian.children().getFirst().story() == Pupil.Story.VISITORS_ACCOUNT);
    }

    /** The teacher responsible for the class. */
    public Staff teacherOf(Homeroom homeroom) {
        return only(staff, member -> homeroom.equals(member.homeroom()));
    }

    /** The school's principal or nurse. */
    public Staff headOf(School school, Staff.Post post) {
        return only(staff, member -> member.post() == post && member.school().equals(school));
    }

    SchoolYear year() {
        return SchoolYear.of(schoolDays.getLast());
    }

    /** Whether the oldest data is of the school year before, so that the roster has to tell last year's classes too. */
    boolean reachesBack() {
        return !year().contains(schoolDays.getFirst());
    }

    private static <T> T only(List<T> list, Predicate<T> wanted) {
        return list.stream().filter(wanted).findFirst().orElseThrow();
    }
}
