package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A school of its own for each test, a running tool, and the steps of a launch. */
@HubTest
public abstract class LtiTest {
    @Autowired
    TestTenants tenants;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    protected HubHttp http;

    @Autowired
    protected HubProperties hub;

    @Autowired
    protected JsonMapper json;

    protected TestSchool school;
    protected TestTenant tenant;
    protected TestTool tool;
    protected JsonNode registered;

    @BeforeEach
    void aSchoolAndATool() {
        school = new TestSchool(tenants, transactions, jdbc, http);
        tenant = school.create();
        tool = TestTool.start(hub.issuer(), false);
        registered = json.createObjectNode();
    }

    @AfterEach
    void closeTool() {
        tool.close();
    }

    /** Registers the test tool with custom parameters, a JSON object. */
    protected void register(String custom) {
        registerAs(tool.registration(custom));
    }

    /** Registers a tool. */
    protected void registerAs(String registration) {
        var answer = http.post(tenant, "/api/v1/lti/tools", registration);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        registered = json.readTree(answer.body());
    }

    /** A member of the registration's answer. */
    protected String registered(String field) {
        return registered.get(field).asString();
    }

    /** Taps the link, and makes the tool's authentication request of the login initiation. */
    protected Map<String, String> asked(HubBrowser browser) {
        var page = browser.get("/lti/launch/" + registered("resourceLinkId"));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return TestTool.request(Forms.fields(page.body()), tool.url("/launch"));
    }

    /** A launch with changes to the authentication request; gives what the hub posts to the tool. */
    protected Map<String, String> answer(HubBrowser browser, Map<String, String> changes) {
        Map<String, String> asked = asked(browser);
        asked.putAll(changes);
        var page = browser.post("/lti/authorize", TestTool.encoded(asked));
        assertThat(Forms.action(page.body())).isEqualTo(tool.url("/launch"));
        return Forms.fields(page.body());
    }

    /** A whole launch; gives the verified claims. */
    protected JWTClaimsSet launch(HubBrowser browser, String nonce) throws Exception {
        return TestTool.verified(
                hub.issuer(),
                String.valueOf(answer(browser, Map.of("nonce", nonce)).get("id_token")));
    }

    /** A custom parameter of a launch. */
    protected static String custom(JWTClaimsSet claims, String name) throws Exception {
        Map<String, Object> custom = claims.getJSONObjectClaim("https://purl.imsglobal.org/spec/lti/claim/custom");
        return String.valueOf(custom.get(name));
    }
}
