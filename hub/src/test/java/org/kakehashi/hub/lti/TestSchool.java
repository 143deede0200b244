package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tenants with one school and one class, and people who can sign in. No bean, so that all tests share one hub. */
public class TestSchool {
    private static final String PASSWORD = "correct-horse-battery";

    private final TestTenants tenants;
    private final TenantTransactions transactions;
    private final JdbcClient jdbc;
    private final HubHttp http;

    TestSchool(TestTenants tenants, TenantTransactions transactions, JdbcClient jdbc, HubHttp http) {
        this.tenants = tenants;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.http = http;
    }

    /** A person of the class with an account. */
    public record Member(String loginName, UUID personId) {}

    /** A new tenant; its class is 5年1組 of さくら小学校. */
    public TestTenant create() {
        TestTenant tenant = tenants.create();
        sql(tenant, """
                insert into org (tenant_id, source, sourced_id, name, type, digest, active, updated_at)
                values (:tenant, 'test', 'school', 'さくら小学校', 'school', gen_random_uuid(), true, now())
                """);
        sql(tenant, """
                insert into school_class (tenant_id, source, sourced_id, title, grades, course_sourced_id, class_type,
                    school_sourced_id, term_sourced_ids, subjects, subject_codes, periods, valid_from, valid_to, digest, active,
                    updated_at)
                values (:tenant, 'test', 'class', '5年1組', '{P5}', 'course', 'homeroom', 'school', '{}', '{}', '{}', '{}',
                    current_date - 300, current_date + 300, gen_random_uuid(), true, now())
                """);
        return tenant;
    }

    /** A pupil of the class. */
    public Member pupil(TestTenant tenant) {
        return member(tenant, "student");
    }

    /** A teacher of the class. */
    public Member teacher(TestTenant tenant) {
        return member(tenant, "teacher");
    }

    private Member member(TestTenant tenant, String role) {
        UUID person = UUID.randomUUID();
        String name = role + "-" + person;
        sql(tenant, """
                insert into person (tenant_id, person_id, family_name, given_name, display_name)
                values (:tenant, '%s', '山田', '花子', '山田 花子')
                """.formatted(person));
        sql(tenant, """
                insert into roster_user (tenant_id, source, sourced_id, person_id, enabled_user, username, user_ids, given_name,
                    family_name, agent_sourced_ids, grades, resource_sourced_ids, digest, active, updated_at)
                values (:tenant, 'test', '%1$s', '%1$s', true, '%1$s', '{}', '花子', '山田', '{}', '{}', '{}',
                    gen_random_uuid(), true, now())
                """.formatted(person));
        sql(tenant, """
                insert into enrollment (tenant_id, source, sourced_id, class_sourced_id, school_sourced_id, user_sourced_id, role,
                    valid_from, valid_to, digest, active, updated_at)
                values (:tenant, 'test', '%1$s', 'class', 'school', '%1$s', '%2$s', current_date - 300, current_date + 300,
                    gen_random_uuid(), true, now())
                """.formatted(person, role));
        assertThat(http.post(tenant, "/api/v1/accounts", """
                        {"loginName": "%s", "password": "%s", "displayName": "山田 花子", "roles": [], "personId": "%s"}
                        """.formatted(name, PASSWORD, person))
                        .statusCode())
                .isEqualTo(201);
        return new Member(name, person);
    }

    /** An administrator's browser. */
    public HubBrowser administrator(TestTenant tenant) {
        http.post(tenant, "/api/v1/accounts", """
                {"loginName": "admin", "password": "%s", "displayName": "管理者", "roles": ["ADMINISTRATOR"]}
                """.formatted(PASSWORD));
        return signedIn(tenant, "admin");
    }

    /** The browser of somebody who signed in. */
    public HubBrowser browser(TestTenant tenant, Member member) {
        return signedIn(tenant, member.loginName());
    }

    /** Everybody's password. */
    public static String password() {
        return PASSWORD;
    }

    private HubBrowser signedIn(TestTenant tenant, String loginName) {
        HubBrowser browser = new HubBrowser(http);
        assertThat(browser.signIn(tenant.slug(), loginName, PASSWORD)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .doesNotContain("error");
        return browser;
    }

    /** Ends the member's enrolment yesterday. */
    public void unenrol(TestTenant tenant, Member member) {
        sql(
                tenant,
                "update enrollment set valid_to = current_date - 2 where tenant_id = :tenant and user_sourced_id = '%s'"
                        .formatted(member.personId()));
    }

    /** Suspends the member. */
    public void suspend(TestTenant tenant, Member member) {
        sql(
                tenant,
                "update roster_user set enabled_user = false where tenant_id = :tenant and sourced_id = '%s'"
                        .formatted(member.personId()));
    }

    /** Runs SQL in the tenant; {@code :tenant} is its id. */
    public void sql(TestTenant tenant, String sql) {
        transactions.run(
                tenant.id(), () -> jdbc.sql(sql).param("tenant", tenant.id()).update());
    }

    /** One value by SQL in the tenant. */
    public <T> T one(TestTenant tenant, String sql, Class<T> type) {
        return transactions.readOnly(
                tenant.id(),
                () -> jdbc.sql(sql).param("tenant", tenant.id()).query(type).single());
    }
}
