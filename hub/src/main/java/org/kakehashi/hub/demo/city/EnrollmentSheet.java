package org.kakehashi.hub.demo.city;

import java.util.List;
import java.util.stream.Stream;

/** Who is in which class and as what: the city's {@code enrollments.csv}. */
final class EnrollmentSheet {
    private final City city;

    private EnrollmentSheet(City city) {
        this.city = city;
    }

    /** This year's enrolments and, where the data reaches back, those of the year before. */
    static RosterSheet of(City city) {
        var sheet = new EnrollmentSheet(city);
        return RosterSheet.bulk(
                "enrollments",
                "classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate,metadata.jp.ShussekiNo,"
                        + "metadata.jp.PublicFlg",
                sheet.memberships().flatMap(sheet::rows).toList());
    }

    /** A place in a class of this year; {@code number} is the 出席番号 of a pupil, else empty. */
    private record Membership(Homeroom room, Person person, String role, boolean primary, String number) {}

    private Stream<Membership> memberships() {
        var staff = city.staff().stream().flatMap(EnrollmentSheet::ofStaff);
        var pupils = city.pupils().stream()
                .map(pupil -> new Membership(
                        pupil.homeroom(), pupil.person(), "student", false, "" + pupil.attendanceNumber()));
        var guardians = city.guardians().stream().flatMap(guardian -> guardian.children().stream()
                .map(child -> new Membership(child.homeroom(), guardian.person(), "guardian", false, "")));
        return Stream.of(staff, pupils, guardians).flatMap(all -> all);
    }

    private static Stream<Membership> ofStaff(Staff member) {
        var own = Stream.ofNullable(member.homeroom())
                .map(room -> new Membership(room, member.person(), "teacher", true, ""));
        var others = member.others().stream().map(room -> new Membership(room, member.person(), "teacher", false, ""));
        return Stream.concat(own, others);
    }

    private Stream<List<String>> rows(Membership membership) {
        var now = Stream.of(row(membership, membership.room(), city.year()));
        boolean wasHere = city.reachesBack() && membership.room().level() > 1;
        return wasHere
                ? Stream.concat(
                        Stream.of(row(
                                membership,
                                membership.room().yearBefore(),
                                city.year().previous())),
                        now)
                : now;
    }

    private List<String> row(Membership membership, Homeroom room, SchoolYear year) {
        var user = membership.person().sourcedId().toString();
        var classId = room.sourcedId(year);
        return List.of(
                city.ids().named("enrollment|" + user + "|" + classId).toString(),
                classId,
                room.school().sourcedId(),
                user,
                membership.role(),
                String.valueOf(membership.primary()),
                year.start().toString(),
                year.end().toString(),
                membership.number(),
                "");
    }
}
