package org.kakehashi.hub.demo.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.demo.study.SeededIds;

/** Makes the {@link City} of a seed: schools, classes, pupils, staff, guardians. */
public final class CityFounder {
    /** How many school days of data a city has. */
    public static final int DAYS = 60;

    private static final int PREFECTURE = 13;
    private static final int EXTRA_TEACHERS_OF_ELEMENTARY_SCHOOLS = 3;

    private final SeededIds ids;
    private final Names names = new Names();
    private final List<Staff> staff = new ArrayList<>();
    private final List<Guardian> guardians = new ArrayList<>();
    private int pupilCount;

    private CityFounder(long seed) {
        this.ids = new SeededIds(seed);
    }

    /**
     * The city of that seed.
     *
     * @param anchor the last day to have data, if it is a school day; decides the school year
     */
    public static City found(long seed, LocalDate anchor) {
        return found(seed, anchor, DAYS);
    }

    /**
     * The same city with another number of school days to look back on.
     *
     * @param days at least 1
     */
    public static City found(long seed, LocalDate anchor, int days) {
        return new CityFounder(seed).city(SchoolDays.upTo(anchor, days));
    }

    private City city(List<LocalDate> days) {
        var schools = List.of(
                school("B1", 9_999_001, "かけはし市立ひばり小学校", "P1", "P2", "P3", "P4", "P5", "P6"),
                school("B1", 9_999_002, "かけはし市立あおぞら小学校", "P1", "P2", "P3", "P4", "P5", "P6"),
                school("C1", 9_999_003, "かけはし市立はるかぜ中学校", "J1", "J2", "J3"));
        var homerooms =
                schools.stream().flatMap(school -> homerooms(school).stream()).toList();
        var showcase =
                homerooms.stream().filter(room -> room.grade().equals("P5")).findFirst();
        var pupils = homerooms.stream()
                .flatMap(room -> pupils(room, room.equals(showcase.orElseThrow())).stream())
                .toList();
        schools.forEach(school -> employ(school, homerooms(school)));
        pupils.forEach(pupil -> guardian(pupil, pupils, pupil.homeroom().equals(showcase.orElseThrow())));
        return new City(
                ids,
                PREFECTURE + "9999",
                "かけはし市教育委員会(デモ)",
                days,
                schools,
                homerooms,
                pupils,
                List.copyOf(staff),
                List.copyOf(guardians));
    }

    private static School school(String type, int number, String name, String... grades) {
        return new School(SchoolCode.of(type, PREFECTURE, number), name, List.of(grades));
    }

    private static List<Homeroom> homerooms(School school) {
        return school.grades().stream()
                .flatMap(grade -> IntStream.of(1, 2).mapToObj(number -> new Homeroom(school, grade, number)))
                .toList();
    }

    private List<Pupil> pupils(Homeroom homeroom, boolean showcase) {
        var random = ids.random("pupils|" + homeroom);
        int size = homeroom.number() == 1 ? 31 : 29;
        var roll = IntStream.range(0, size)
                .mapToObj(i -> names.draw(random))
                .sorted(Comparator.comparing(PersonName::kana))
                .toList();
        return IntStream.rangeClosed(1, size)
                .mapToObj(number -> pupil(homeroom, number, roll.get(number - 1), showcase, random))
                .toList();
    }

    private Pupil pupil(Homeroom homeroom, int number, PersonName name, boolean showcase, RandomGenerator random) {
        pupilCount++;
        var person = person("p%04d".formatted(pupilCount), "2%05d".formatted(pupilCount), name);
        var story = showcase ? story(number) : Pupil.Story.ORDINARY;
        double ability = random.nextDouble(0.55, 0.88);
        double cheer = random.nextDouble(0.4, 0.9);
        double frailty = Math.pow(random.nextDouble(), 3) * 0.07 + 0.008;
        return story == Pupil.Story.ORDINARY
                ? new Pupil(person, homeroom, number, story, ability, cheer, frailty)
                : new Pupil(person, homeroom, number, story, 0.85, 0.85, 0);
    }

    private static Pupil.Story story(int attendanceNumber) {
        return switch (attendanceNumber) {
            case 4 -> Pupil.Story.VISITORS_ACCOUNT;
            case 9 -> Pupil.Story.FADING;
            case 16 -> Pupil.Story.OFTEN_AT_THE_NURSE;
            case 23 -> Pupil.Story.LATE_ON_MONDAYS;
            default -> Pupil.Story.ORDINARY;
        };
    }

    private void employ(School school, List<Homeroom> homerooms) {
        hire(Staff.Post.PRINCIPAL, school, null, List.of());
        hire(Staff.Post.NURSE, school, null, List.of());
        homerooms.forEach(homeroom -> hire(Staff.Post.HOMEROOM_TEACHER, school, homeroom, List.of()));
        if (school.elementary()) {
            // One more teacher for each grade's two classes, and a few without classes of their own.
            school.grades().forEach(grade -> hire(Staff.Post.SUBJECT_TEACHER, school, null, ofGrade(homerooms, grade)));
            for (int i = 0; i < EXTRA_TEACHERS_OF_ELEMENTARY_SCHOOLS; i++) {
                hire(Staff.Post.SUBJECT_TEACHER, school, null, List.of());
            }
        } else {
            homerooms.forEach(any -> hire(Staff.Post.SUBJECT_TEACHER, school, null, homerooms));
        }
    }

    private static List<Homeroom> ofGrade(List<Homeroom> homerooms, String grade) {
        return homerooms.stream().filter(room -> room.grade().equals(grade)).toList();
    }

    private void hire(Staff.Post post, School school, @Nullable Homeroom homeroom, List<Homeroom> others) {
        int number = staff.size() + 1;
        var name = names.draw(ids.random("staff|" + number));
        var person = person("t%03d".formatted(number), "9%05d".formatted(number), name);
        staff.add(new Staff(person, post, school, homeroom, others));
    }

    private void guardian(Pupil child, List<Pupil> all, boolean always) {
        var random = ids.random("guardian|" + child.person().username());
        if (always || random.nextInt(10) == 0) {
            var username = "g%03d".formatted(guardians.size() + 1);
            var sibling = child.story() == Pupil.Story.VISITORS_ACCOUNT
                    ? all.stream()
                            .filter(other -> couldBeSiblings(child, other))
                            .findFirst()
                    : Optional.<Pupil>empty();
            guardians.add(new Guardian(
                    person(username, "", names.relative(child.person().name(), random)),
                    Stream.concat(Stream.of(child), sibling.stream()).toList()));
        }
    }

    /** Of one family name at one school, in other classes. */
    private static boolean couldBeSiblings(Pupil one, Pupil other) {
        return one.person().name().family().equals(other.person().name().family())
                && one.homeroom().school().equals(other.homeroom().school())
                && !one.homeroom().equals(other.homeroom());
    }

    private Person person(String username, String number, PersonName name) {
        return new Person(ids.master(username), ids.named("user|" + username), username, number, name);
    }
}
