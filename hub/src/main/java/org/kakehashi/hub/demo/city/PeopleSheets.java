package org.kakehashi.hub.demo.city;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The city's people, and their roles as OneRoster 1.2 files in the Japan profile. */
final class PeopleSheets {
    private final City city;

    PeopleSheets(City city) {
        this.city = city;
    }

    RosterSheet users() {
        var rows = new ArrayList<List<String>>();
        city.staff().forEach(member -> rows.add(user(member.person(), "", "", member.school(), "")));
        city.pupils().forEach(pupil -> rows.add(pupil(pupil)));
        city.guardians()
                .forEach(guardian -> rows.add(user(
                        guardian.person(),
                        ids(guardian.children().stream().map(Pupil::person)),
                        "",
                        guardian.school(),
                        "")));
        return RosterSheet.bulk(
                "users",
                "enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,"
                        + "grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,"
                        + "preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns,"
                        + "metadata.jp.kanaGivenName,metadata.jp.kanaFamilyName,metadata.jp.kanaMiddleName,"
                        + "metadata.jp.homeClass",
                rows);
    }

    private List<String> pupil(Pupil pupil) {
        var room = pupil.homeroom();
        var agents = city.guardians().stream()
                .filter(guardian -> guardian.children().contains(pupil))
                .map(Guardian::person);
        return user(pupil.person(), ids(agents), room.grade(), room.school(), room.sourcedId(city.year()));
    }

    private static String ids(Stream<Person> persons) {
        return persons.map(person -> person.sourcedId().toString()).collect(Collectors.joining(","));
    }

    private static List<String> user(Person person, String agents, String grade, School school, String homeClass) {
        var name = person.name();
        return List.of(
                person.sourcedId().toString(),
                "true",
                person.username(),
                "",
                name.given(),
                name.family(),
                "",
                person.number(),
                "",
                "",
                "",
                agents,
                grade,
                "",
                person.id().toString(),
                "",
                name.given(),
                "",
                name.family(),
                school.sourcedId(),
                "",
                name.givenKana(),
                name.familyKana(),
                "",
                homeClass);
    }

    RosterSheet roles() {
        var rows = new ArrayList<List<String>>();
        city.staff().forEach(member -> rows.add(role(member.person(), roleOf(member), member.school())));
        city.pupils()
                .forEach(pupil -> rows.add(
                        role(pupil.person(), "student", pupil.homeroom().school())));
        city.guardians().forEach(guardian -> rows.add(role(guardian.person(), "guardian", guardian.school())));
        return RosterSheet.bulk(
                "roles", "userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId", rows);
    }

    private static String roleOf(Staff member) {
        return member.post() == Staff.Post.PRINCIPAL ? "principal" : "teacher";
    }

    private List<String> role(Person person, String role, School school) {
        var user = person.sourcedId().toString();
        return List.of(id("role", user, role), user, "primary", role, "", "", school.sourcedId(), "");
    }

    private String id(String... key) {
        return city.ids().named(String.join("|", key)).toString();
    }
}
