package org.kakehashi.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.security.Slot.Place;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a scanner such as ZAP looks for, at every address that a controller answers, as nobody, as people of several roles, and as a
 * program: each parameter in turn (and all of them together) is a script. No page shows it as anything but text, be it at once or
 * from the database later; nothing ends in a fault of the server; every answer has the security headers and no stack trace.
 */
@HubTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryAddressTest {
    /** Leaves an attribute with either quote, and runs as soon as it is shown. No slash, as paths with one are refused at the door. */
    private static final String SCRIPT = "kakehashi\"'><svg onload=kk()>";

    /** A character that no text of the database can hold. */
    private static final String NUL = "kakehashi\u0000";

    private static final Pattern RUNS = Pattern.compile("<svg onload|kakehashi\"'");
    private static final Pattern TRACE = Pattern.compile(
            "\\bat [a-z]+(\\.\\w+)+\\(|org\\.springframework|org\\.postgresql|java\\.lang|Exception\\b");

    /** Changes the keys of all tenants, which other tests look at. */
    private static final String KEYS = "/api/v1/lti/signing-keys";

    /** Only for who has taken the first step of a sign-in, or for what fails, or in JSON. */
    private static final Set<String> SHUT = Set.of(
            "GET /error",
            "GET /.well-known/oauth-authorization-server",
            "GET /.well-known/openid-configuration",
            // Off unless the operator wants it; SandboxTest has it on.
            "GET /sandbox",
            "POST /sandbox",
            "GET /sign-in/code",
            "POST /sign-in/code",
            "GET /sign-in/second-factor",
            "POST /sign-in/second-factor",
            "GET /sign-in/second-factor/qr.svg",
            // Ask for a tool's signature, for a file, for numbers that were counted before, for what is there no more,
            // or for a session.
            "POST /lti/token",
            "POST /lti/register",
            "GET /lti/register/{clientId}",
            "PUT /lti/register/{clientId}",
            "POST /clients/{clientId}/secrets/{fingerprint}/end",
            "POST /purposes/remove",
            "POST /imports",
            "POST /connectors/{instanceId}/files",
            // Ask for what their connector needs: MappingEditorTest has one.
            "POST /connectors/{instanceId}",
            "GET /connectors/{instanceId}/mapping",
            "POST /connectors/{instanceId}/mapping",
            "POST /connectors/{instanceId}/mapping/sample",
            "POST /connectors/{instanceId}/mapping/json",
            "POST /erasures/{id}",
            // Of a run that asks; ManyLeaveTest has one.
            "POST /imports/{id}/confirmation",
            "GET /statements/{id}/attachments/{sha2}",
            "POST /lti/deep-link-return",
            "POST /lti/start-assessment",
            // The pupil is out of the tool.
            "POST /gradebook/{lineItemId}/review",
            "POST /study/reviews/{lineItemId}",
            "POST /sessions/end",
            "POST /sessions/end-all");

    /** Where names and texts come from outside; each becomes a script, too. */
    private static final List<String> STORED = List.of(
            "person.display_name",
            "org.name",
            "school_class.title",
            "account.display_name",
            "tool.name",
            "lti_invitation.note",
            "lti_invitation.registration_uri",
            "lti_registration.note",
            "resource_link.title",
            "lti_line_item.label",
            "lti_result.comment",
            "resource_link.description",
            "material.title",
            "material.description",
            "api_client.name",
            "purpose.name_ja",
            "purpose.description_ja",
            "purpose.legal_ground",
            "identity_provider.name",
            "import_run.file_name",
            "connector_instance.name",
            "import_finding.value",
            "opt_out.note",
            "dead_letter.message",
            "identity_decision.reason",
            "quarantined_record.hint_kana",
            "audit_event.detail",
            "mood.comment",
            "break_glass.reason");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    TestTenants tenants;

    @Autowired
    OwnerDatabase owner;

    @Autowired
    IdentityLinks links;

    @Autowired
    HubHttp http;

    @Autowired
    Clock clock;

    private final Set<String> pages = new TreeSet<>();
    private final Set<String> reached = new TreeSet<>();
    private FilledTenant tenant;
    private GoodValues values;

    @BeforeAll
    void aTenantWithSomethingOfEverything() {
        LocalDate today = SchoolDay.today(clock);
        tenant = new FilledTenant(owner, http, tenants.create(), links.personSource(), today);
        values = new GoodValues(tenant, today);
        for (String column : STORED) {
            String[] names = column.split("\\.", 2);
            owner.jdbc()
                    .sql(
                            "update %s set %s = :script || row_number from (select ctid as place, row_number() over () from %s where tenant_id = :t) w where ctid = w.place"
                                    .formatted(names[0], names[1], names[0]))
                    .param("script", SCRIPT)
                    .param("t", tenant.stage.tenant.id())
                    .update();
        }
        String script = JsonMapper.shared().writeValueAsString(SCRIPT);
        tenant.stage.post("""
                {"actor": {"name": %1$s, "mbox": "mailto:c@example.org"}, "verb": {"id": "https://verbs.example/did",
                 "display": {"ja": %1$s}}, "object": {"id": "https://drill.example/q2", "definition": {"name": {"ja": %1$s}}},
                 "result": {"response": %1$s}}
                """.formatted(script));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ADMINISTRATOR",
                "HOMEROOM_TEACHER",
                "PUPIL",
                "VENDOR",
                "NURSE",
                "PRINCIPAL",
                "BOARD_ANALYST",
                "GUARDIAN",
                "program",
                "nobody"
            })
    void noScriptNoFaultAndAllHeaders(String who) {
        Visitor visitor = visitor(who);
        List<String> faults = new ArrayList<>();
        for (Address address : Addresses.of(mappings)) {
            if (visitor.asks(address) && !address.path().equals(KEYS)) {
                walk(visitor, address, faults);
                if (!address.isForPrograms()) {
                    pages.add(address.toString());
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** Else the walk could pass before doors that stay shut. */
    @AfterAll
    void somebodyGotIntoEveryPage() {
        pages.removeAll(reached);
        assertThat(pages).containsExactlyInAnyOrderElementsOf(SHUT);
    }

    private Visitor visitor(String who) {
        if (who.equals("program")) {
            return new Visitor(http, null, tenant.stage.tenant);
        }
        HubBrowser browser = who.equals("nobody") ? new HubBrowser(http) : tenant.stage.browser(who);
        browser.get("/t/" + tenant.stage.tenant.slug() + "/sign-in");
        return new Visitor(http, browser, null);
    }

    /** Where the caller is refused, one try with everything is enough. */
    private void walk(Visitor visitor, Address address, List<String> faults) {
        if (address.path().contains("/dead-letters")) {
            tenant.deadLetter();
        }
        Map<Slot, String> good = new LinkedHashMap<>();
        Map<Slot, String> bad = new LinkedHashMap<>();
        for (Slot slot : address.slots()) {
            bad.put(slot, SCRIPT);
            if (slot.place() != Place.UNDECLARED) {
                good.put(slot, values.of(address, slot));
            }
        }
        HttpResponse<String> answer = visitor.ask(address, good);
        check(address, "good values", answer, faults);
        check(address, "scripts", visitor.ask(address, bad), faults);
        if (answer.statusCode() < 400 && !isSentToSignIn(answer)) {
            reached.add(address.toString());
        }
        if (answer.statusCode() != 401 && answer.statusCode() != 403 && !isSentToSignIn(answer)) {
            for (Slot slot : address.slots()) {
                Map<Slot, String> one = new LinkedHashMap<>(good);
                one.put(slot, SCRIPT);
                check(address, slot.name(), visitor.ask(address, one), faults);
                if (slot.type() == String.class && slot.place() != Place.PATH) {
                    one.put(slot, NUL);
                    check(address, slot.name() + " with NUL", visitor.ask(address, one), faults);
                }
            }
        }
    }

    private static boolean isSentToSignIn(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").contains("/sign-in");
    }

    private static void check(Address address, String tried, HttpResponse<String> answer, List<String> faults) {
        String what = address + " (" + tried + "): " + answer.statusCode() + " ";
        String type = header(answer, "Content-Type");
        if (answer.statusCode() >= 500) {
            faults.add(what + answer.body());
        }
        if ((type.contains("html") || type.contains("xml") || type.equals("none"))
                && RUNS.matcher(answer.body()).find()) {
            faults.add(what + "shows the script");
        }
        if (TRACE.matcher(answer.body()).find()) {
            faults.add(what + "shows a stack trace");
        }
        String policy = header(answer, "Content-Security-Policy");
        if (!header(answer, "X-Content-Type-Options").equals("nosniff")
                || !policy.contains("default-src")
                || policy.contains("unsafe")
                || !(policy.contains("sandbox")
                        || header(answer, "X-Frame-Options").matches("DENY|SAMEORIGIN"))) {
            faults.add(what + "lacks headers: " + answer.headers().map());
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("none");
    }
}
