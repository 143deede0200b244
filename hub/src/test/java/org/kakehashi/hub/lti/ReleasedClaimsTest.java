package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kakehashi.hub.lti.TestSchool.Member;
import org.kakehashi.hub.lti.internal.registration.Released;
import org.kakehashi.hub.lti.internal.registration.VariableNames;
import tools.jackson.databind.JsonNode;

/** One setting a tool binds what launches and memberships tell of a person; without it neither tells anything. */
class ReleasedClaimsTest extends NamesAndRolesTest {
    private static final String READING = "#ja-Kana-JP";

    private Member pupil;
    private Map<Released, List<String>> traces;

    @BeforeEach
    void aToolThatAsksForEverything() {
        Map<String, String> custom = new java.util.HashMap<>();
        VariableNames.ALL.forEach(name -> custom.put(name, "$" + name));
        register(json.writeValueAsString(custom));
        pupil = known();
        traces = new EnumMap<>(Map.of(
                Released.NAME, List.of("山田", "花子"),
                Released.KANA, List.of("やまだ", "はなこ"),
                Released.EMAIL, List.of("hanako@pupils.example"),
                Released.GRADE, List.of("P5"),
                Released.SOURCED_ID, List.of(pupil.personId().toString()),
                Released.ATTENDANCE_NUMBER, List.of("4217")));
    }

    @Test
    void nothingIsToldAnywhereUnlessReleased() throws Exception {
        settings("PAIRWISE", "");
        JWTClaimsSet claims = launch(pupil);
        var answer = members("?rlid=" + rlid());
        assertThat(claims.getClaims())
                .doesNotContainKeys("name", "given_name", "family_name", "email", "locale", CLAIM + "lis");
        assertThat(member(answer, claims.getSubject()).propertyNames())
                .containsExactlyInAnyOrder("user_id", "status", "roles", "message");
        traces.values().forEach(all -> assertThat(claims + answer.body()).doesNotContain(all));
        assertThat(claims + answer.body()).doesNotContain("login-hanako");
        assertThat(custom(claims, "Person.name.full")).isEqualTo("$Person.name.full");
        assertThat(custom(claims, "User.username")).isEqualTo("$User.username");
    }

    @ParameterizedTest
    @EnumSource(Released.class)
    void eachIsToldAloneInLaunchesAndMembershipsAlike(Released released) throws Exception {
        settings("PAIRWISE", "\"" + released + "\"");
        JWTClaimsSet claims = launch(pupil);
        JsonNode member = member(members("?rlid=" + rlid()), claims.getSubject());
        for (String told : List.of(claims.toString(), member.toString(), custom(claims), custom(member))) {
            assertThat(told).contains(traces.get(released));
            traces.forEach((other, all) -> {
                if (other != released) {
                    assertThat(told).as(other.name()).doesNotContain(all);
                }
            });
        }
    }

    @Test
    void theClaimsAreThoseOfTheStandards() throws Exception {
        settings("PAIRWISE", "\"NAME\",\"KANA\",\"EMAIL\",\"GRADE\",\"SOURCED_ID\",\"ATTENDANCE_NUMBER\"");
        JWTClaimsSet claims = launch(pupil);
        assertThat(claims.getClaims())
                .containsEntry("name", "山田 花子")
                .containsEntry("family_name", "山田")
                .containsEntry("given_name", "花子")
                .containsEntry("locale", "ja-JP")
                .containsEntry("email", "hanako@pupils.example")
                .containsEntry("name" + READING, "やまだ はなこ")
                .containsEntry("family_name" + READING, "やまだ")
                .containsEntry("given_name" + READING, "はなこ");
        assertThat(claims.getJSONObjectClaim(CLAIM + "lis"))
                .containsEntry("person_sourcedid", pupil.personId().toString())
                .containsEntry("course_section_sourcedid", "class")
                .containsEntry("course_offering_sourcedid", "course");
        JsonNode member = member(members(""), claims.getSubject());
        assertThat(member.get("name").asString()).isEqualTo("山田 花子");
        assertThat(member.get("family_name").asString()).isEqualTo("山田");
        assertThat(member.get("given_name").asString()).isEqualTo("花子");
        assertThat(member.get("email").asString()).isEqualTo("hanako@pupils.example");
        assertThat(member.get("lis_person_sourcedid").asString())
                .isEqualTo(pupil.personId().toString());
        assertThat(member.get("name" + READING).asString()).isEqualTo("やまだ はなこ");
        JsonNode person = member.get("https://kakehashi.example/lti/claim/person");
        assertThat(person.toString()).isEqualTo("{\"grades\":[\"P5\"],\"attendance_number\":4217}");
        assertThat(claims.getJSONObjectClaim("https://kakehashi.example/lti/claim/person"))
                .containsEntry("grades", List.of("P5"))
                .containsEntry("attendance_number", 4217L);
    }

    @Test
    void settingsHoldFromTheNextRequestOn() throws Exception {
        settings("PAIRWISE", "\"NAME\"");
        String subject = launch(pupil).getSubject();
        String before = token();
        settings("PAIRWISE", "");
        assertThat(member(get(hub.link("/api/lti/contexts/" + classId() + "/memberships"), before), subject)
                        .has("name"))
                .isFalse();
        assertThat(member(members(""), subject).has("name")).isFalse();
    }

    private static String custom(JWTClaimsSet claims) throws Exception {
        return claims.getJSONObjectClaim(CLAIM + "custom").toString();
    }

    private static String custom(JsonNode member) {
        return member.get("message").get(0).get(CLAIM + "custom").toString();
    }
}
