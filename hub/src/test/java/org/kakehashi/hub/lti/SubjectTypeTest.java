package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.lti.TestSchool.Member;
import org.kakehashi.hub.lti.internal.registration.ToolStore;
import org.kakehashi.hub.lti.internal.subject.Subjects;
import org.springframework.beans.factory.annotation.Autowired;

/** What a tool knows persons by; the actor of statements stays the pairwise subject. */
class SubjectTypeTest extends NamesAndRolesTest {
    @Autowired
    Subjects subjects;

    @Autowired
    ToolStore tools;

    private Member pupil;

    @BeforeEach
    void aTool() {
        register("{\"actor\": \"$Xapi.actor\", \"user\": \"$User.id\", \"login\": \"$User.username\"}");
        pupil = known();
    }

    @Test
    void pairwiseIsTheDefaultAndNamesTheActorToo() throws Exception {
        JWTClaimsSet claims = launch(pupil);
        assertThat(actor(claims)).isEqualTo(claims.getSubject());
        assertThat(custom(claims, "user")).isEqualTo(claims.getSubject());
        assertThat(custom(claims, "login")).isEqualTo("$User.username");
        assertThat(personOf(claims.getSubject())).contains(pupil.personId());
    }

    @Test
    void aPersonsIdIsTheSubjectInLaunchesMembershipsAndVariablesAlike() throws Exception {
        String pairwise = launch(pupil).getSubject();
        settings("PERSON", "");
        check(pupil.personId().toString(), pairwise);
        assertThat(custom(launch(pupil), "login")).isEqualTo("$User.username");
    }

    @Test
    void aLoginIdIsTheSubjectAndTheUsername() throws Exception {
        String pairwise = launch(pupil).getSubject();
        settings("LOGIN_ID", "");
        check("login-hanako", pairwise);
        assertThat(custom(launch(pupil), "login")).isEqualTo("login-hanako");
    }

    private void check(String subject, String pairwise) throws Exception {
        JWTClaimsSet claims = launch(pupil);
        assertThat(claims.getSubject()).isEqualTo(subject);
        assertThat(custom(claims, "user")).isEqualTo(subject);
        assertThat(member(members(""), subject).get("status").asString()).isEqualTo("Active");
        assertThat(actor(claims)).isEqualTo(pairwise);
        assertThat(asked(school.browser(tenant, pupil))).containsEntry("login_hint", pairwise);
        assertThat(personOf(subject)).contains(pupil.personId());
        // What the tool kept from before the change still means the same person.
        assertThat(personOf(pairwise)).contains(pupil.personId());
        assertThat(school.one(
                        tenant,
                        "select person_id from identity_link where tenant_id = :tenant and source = '" + hub.issuer()
                                + "' and source_key = '" + pairwise + "'",
                        UUID.class))
                .isEqualTo(pupil.personId());
    }

    @Test
    void aLoginIdThatTwoPersonsShareIsNobodys() throws Exception {
        Member twin = school.pupil(tenant);
        school.sql(
                tenant,
                "update roster_user set username = 'login-hanako' where tenant_id = :tenant and person_id = '"
                        + twin.personId() + "'");
        settings("LOGIN_ID", "");
        assertThat(UUID.fromString(launch(twin).getSubject())).isNotEqualTo(twin.personId());
        assertThat(custom(launch(twin), "login")).isEqualTo("$User.username");
        assertThat(launch(pupil).getSubject()).isEqualTo("login-hanako");
    }

    @Test
    void noOtherIdMeansAnybody() throws Exception {
        String pairwise = launch(pupil).getSubject();
        assertThat(personOf(pupil.personId().toString())).isEmpty();
        assertThat(personOf("login-hanako")).isEmpty();
        assertThat(personOf(pairwise.toUpperCase(java.util.Locale.ROOT))).isEmpty();
        assertThat(personOf("a\u0000b")).isEmpty();
        settings("PERSON", "");
        assertThat(personOf(UUID.randomUUID().toString())).isEmpty();
        assertThat(personOf("login-hanako")).isEmpty();
        settings("LOGIN_ID", "");
        assertThat(personOf(pupil.personId().toString())).isEmpty();
        // Another tool's subject means nobody to this one.
        register("{}");
        assertThat(personOf(pairwise)).isEmpty();
    }

    private Optional<UUID> personOf(String sub) {
        return transactions.readOnly(
                tenant.id(),
                () -> subjects.personOf(
                        tenant.id(),
                        tools.tool(tenant.id(), UUID.fromString(registered("clientId")))
                                .orElseThrow(),
                        sub));
    }

    private String actor(JWTClaimsSet claims) throws Exception {
        return json.readTree(custom(claims, "actor")).at("/account/name").asString();
    }
}
