package org.kakehashi.hub.sandbox;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.roster.AcademicSessionRecord;
import org.kakehashi.connectors.spi.roster.Base;
import org.kakehashi.connectors.spi.roster.ClassRecord;
import org.kakehashi.connectors.spi.roster.CourseRecord;
import org.kakehashi.connectors.spi.roster.DeliveryMode;
import org.kakehashi.connectors.spi.roster.EnrollmentRecord;
import org.kakehashi.connectors.spi.roster.OrgRecord;
import org.kakehashi.connectors.spi.roster.RoleRecord;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.connectors.spi.roster.RosterSink;
import org.kakehashi.connectors.spi.roster.UserName;
import org.kakehashi.connectors.spi.roster.UserRecord;
import org.kakehashi.hub.access.SchoolDay;

/**
 * A made-up school of two classes with twenty pupils and a teacher each, as OneRoster records.
 *
 * @param today the school day on which it is made
 * @param pupils the first half in the first class
 * @param teachers one a class
 */
record SandboxSchool(LocalDate today, List<Person> pupils, List<Person> teachers) {
    private static final String SCHOOL = "school";
    private static final String YEAR = "year";
    private static final String COURSE = "course";
    private static final String GRADE = "P5";
    private static final int PUPILS = 40;
    private static final int OF_A_CLASS = PUPILS / 2;

    /** Of 8 family and 5 given names each pair occurs once. */
    private static final List<String> FAMILIES =
            List.of("架空 カクウ", "試野 タメシノ", "仮山 カリヤマ", "例田 レイダ", "見本 ミモト", "模擬 モギ", "空川 ソラカワ", "作井 サクイ");

    private static final List<String> GIVENS = List.of("はな ハナ", "そら ソラ", "りく リク", "ゆい ユイ", "あお アオ");

    /** A made-up person. */
    record Person(UUID id, String sourcedId, String family, String familyKana, String given, String givenKana) {}

    /** The school of that day, with new ids for everybody. */
    static SandboxSchool on(LocalDate today) {
        return new SandboxSchool(
                today,
                IntStream.range(0, PUPILS).mapToObj(n -> person("pupil", n)).toList(),
                IntStream.range(0, 2).mapToObj(n -> person("teacher", n)).toList());
    }

    /** The teacher of the first class. */
    Person teacher() {
        return teachers.getFirst();
    }

    private static Person person(String kind, int n) {
        String[] family = FAMILIES.get(n % FAMILIES.size()).split(" ", 2);
        String[] given = GIVENS.get(n / FAMILIES.size()).split(" ", 2);
        return new Person(UUID.randomUUID(), kind + (n + 1), family[0], family[1], given[0], given[1]);
    }

    /** Sends all of it, as a connector would. */
    void sendTo(RosterSink sink) {
        for (RosterFile file : List.of(
                RosterFile.ORGS,
                RosterFile.ACADEMIC_SESSIONS,
                RosterFile.COURSES,
                RosterFile.CLASSES,
                RosterFile.USERS,
                RosterFile.ROLES,
                RosterFile.ENROLLMENTS)) {
            sink.file(file, DeliveryMode.BULK);
        }
        LocalDate start = LocalDate.of(SchoolDay.year(today), Month.APRIL, 1);
        // Two years: a sandbox that lives over 31 March keeps its classes.
        LocalDate end = start.plusYears(2).minusDays(1);
        sink.accept(new OrgRecord(base(SCHOOL), "試用小学校(架空)", "school", null, null));
        sink.accept(new AcademicSessionRecord(
                base(YEAR), start.getYear() + "年度", "schoolYear", start, end, null, start.getYear()));
        sink.accept(new CourseRecord(base(COURSE), YEAR, "学級", null, List.of(GRADE), SCHOOL, List.of(), List.of()));
        for (int room = 0; room < 2; room++) {
            sink.accept(homeroom(room));
            send(sink, teachers.get(room), "teacher", room, null);
        }
        for (int n = 0; n < PUPILS; n++) {
            send(sink, pupils.get(n), "student", n / OF_A_CLASS, n % OF_A_CLASS + 1);
        }
    }

    private static ClassRecord homeroom(int room) {
        return new ClassRecord(
                base(classId(room)),
                "5年" + (room + 1) + "組",
                List.of(GRADE),
                COURSE,
                null,
                "homeroom",
                null,
                SCHOOL,
                List.of(YEAR),
                List.of(),
                List.of(),
                List.of(),
                false);
    }

    private static void send(RosterSink sink, Person person, String role, int room, @Nullable Integer number) {
        boolean pupil = number != null;
        sink.accept(new UserRecord(
                base(person.sourcedId()),
                true,
                person.sourcedId(),
                List.of(),
                new UserName(
                        person.given(),
                        person.family(),
                        null,
                        new UserName.Parts(person.givenKana(), person.familyKana(), null),
                        UserName.Parts.NONE,
                        UserName.Parts.NONE),
                null,
                null,
                null,
                null,
                List.of(),
                pupil ? List.of(GRADE) : List.of(),
                person.id(),
                List.of(),
                SCHOOL,
                null,
                pupil ? classId(room) : null));
        sink.accept(new RoleRecord(
                base("role-" + person.sourcedId()), person.sourcedId(), "primary", role, null, null, SCHOOL, null));
        sink.accept(new EnrollmentRecord(
                base("in-" + person.sourcedId()),
                classId(room),
                SCHOOL,
                person.sourcedId(),
                role,
                !pupil,
                null,
                null,
                number,
                null));
    }

    private static String classId(int room) {
        return "class" + (room + 1);
    }

    private static Base base(String sourcedId) {
        return new Base(new Origin("sandbox", 1), sourcedId, null, null, Map.of());
    }
}
