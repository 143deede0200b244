package org.kakehashi.hub.demo.city;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The organisations, sessions and classes of the city as OneRoster 1.2 files in the Japan profile. */
final class RosterSheets {
    private static final String BOARD = "org-board";

    private final City city;
    private final List<SchoolYear> years;

    RosterSheets(City city) {
        this.city = city;
        this.years = city.reachesBack() ? List.of(city.year().previous(), city.year()) : List.of(city.year());
    }

    RosterSheet academicSessions() {
        return RosterSheet.bulk(
                "academicSessions",
                "title,type,startDate,endDate,parentSourcedId,schoolYear",
                years.stream()
                        .map(year -> List.of(
                                sessionId(year),
                                year.title(),
                                "schoolYear",
                                year.start().toString(),
                                year.end().toString(),
                                "",
                                // OneRoster names a school year by the calendar year in which it ends.
                                String.valueOf(year.year() + 1)))
                        .toList());
    }

    RosterSheet orgs() {
        var board = List.of(BOARD, city.boardName(), "district", city.boardCode(), "");
        var schools = city.schools().stream()
                .map(school -> List.of(school.sourcedId(), school.name(), "school", school.code(), BOARD));
        return RosterSheet.bulk(
                "orgs",
                "name,type,identifier,parentSourcedId",
                Stream.concat(Stream.of(board), schools).toList());
    }

    RosterSheet courses() {
        return RosterSheet.bulk(
                "courses",
                "schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes",
                years.stream()
                        .flatMap(year -> city.schools().stream()
                                .map(school -> List.of(
                                        courseId(school, year),
                                        sessionId(year),
                                        "学級",
                                        "",
                                        school.grades().stream().collect(Collectors.joining(",")),
                                        school.sourcedId(),
                                        "",
                                        "")))
                        .toList());
    }

    RosterSheet classes() {
        var now = city.homerooms().stream().map(room -> homeroom(room, city.year()));
        var before = lastYearsRooms().map(room -> homeroom(room, city.year().previous()));
        return RosterSheet.bulk(
                "classes",
                "title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,"
                        + "subjectCodes,periods,metadata.jp.specialNeeds",
                Stream.concat(before, now).toList());
    }

    private Stream<Homeroom> lastYearsRooms() {
        return city.homerooms().stream()
                .filter(room -> city.reachesBack() && room.level() > 1)
                .map(Homeroom::yearBefore);
    }

    private static List<String> homeroom(Homeroom room, SchoolYear year) {
        return List.of(
                room.sourcedId(year),
                room.title(),
                room.grade(),
                courseId(room.school(), year),
                "",
                "homeroom",
                "",
                room.school().sourcedId(),
                sessionId(year),
                "",
                "",
                "",
                "false");
    }

    private static String sessionId(SchoolYear year) {
        return "year-" + year.year();
    }

    private static String courseId(School school, SchoolYear year) {
        return "course-" + school.code() + "-" + year.year();
    }
}
