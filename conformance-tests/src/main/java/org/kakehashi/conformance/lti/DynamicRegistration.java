package org.kakehashi.conformance.lti;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kakehashi.conformance.lti.browser.Page;
import org.kakehashi.conformance.lti.browser.Request;
import org.kakehashi.conformance.lti.browser.UserAgent;
import org.kakehashi.conformance.lti.platform.Exchange;
import org.kakehashi.conformance.lti.platform.Platform;
import org.kakehashi.conformance.lti.platform.RegisteredTool;
import org.kakehashi.conformance.lti.report.Criterion;
import org.kakehashi.conformance.lti.report.Ledger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lets the tool register by itself, as an administrator who invites it and approves all that it asks for. */
final class DynamicRegistration {
    private static final String REGISTRATIONS = "/api/v1/lti/registrations";
    private static final String WHERE = "Dynamic Registration";
    private static final int LOOKS_A_SECOND = 4;

    private final Platform platform;
    private final Ledger ledger;
    private Set<String> earlier = Set.of();

    DynamicRegistration(Platform platform, Ledger ledger) {
        this.platform = platform;
        this.ledger = ledger;
    }

    /**
     * Registers the tool.
     *
     * @param address where the tool begins
     * @param patience seconds until it has registered; where somebody has to say yes at the tool, long enough for that
     * @throws IOException where it doesn't register: there is nothing to check then
     */
    @SuppressWarnings("SystemOut")
    RegisteredTool register(String address, int patience) throws IOException, InterruptedException {
        earlier = registrations().map(DynamicRegistration::id).collect(Collectors.toSet());
        ObjectNode invitation =
                JsonMapper.shared().createObjectNode().put("note", "LTI kit").put("registrationUri", address);
        String openAt = platform.operator()
                .post("/api/v1/lti/invitations", invitation, 201)
                .path("openAt")
                .asString();
        int before = platform.exchanges().size();
        Page page = new UserAgent().follow(Request.get(URI.create(openAt)), openAt);
        if (waiting().isEmpty() && page.status() > 0 && page.status() < 400) {
            System.out.println("Where the tool asks somebody, open its page in a browser: " + openAt);
        }
        for (int look = 0; look < patience * LOOKS_A_SECOND && waiting().isEmpty(); look++) {
            Thread.sleep(Duration.ofMillis(1000 / LOOKS_A_SECOND));
        }
        Optional<JsonNode> asked = waiting();
        if (asked.isEmpty()) {
            throw new IOException("the tool didn't register. " + reason(before) + "Its page: " + page.excerpt());
        }
        ledger.passed(Criterion.REGISTRATION, WHERE);
        closing(page);
        return approve(id(asked.get()));
    }

    private Optional<JsonNode> waiting() throws IOException, InterruptedException {
        return registrations().filter(one -> !earlier.contains(id(one))).findFirst();
    }

    /** Those that wait for an answer, of earlier runs too where the hub is kept. */
    private Stream<JsonNode> registrations() throws IOException, InterruptedException {
        return platform.operator()
                .get(REGISTRATIONS)
                .path("registrations")
                .valueStream()
                .filter(one -> one.path("state").asString("").equals("WAITING"));
    }

    private static String id(JsonNode registration) {
        return registration.path("registrationId").asString();
    }

    private String reason(int before) {
        List<Exchange> all = platform.exchanges();
        return all.subList(before, all.size()).stream()
                .filter(one -> one.path().equals("/lti/register"))
                .reduce((one, later) -> later)
                .map(one -> "The platform answered its registration: " + one.status() + " " + one.answer() + ". ")
                .orElse("It sent no registration. ");
    }

    private void closing(Page page) {
        if (page.body().contains("org.imsglobal.lti.close")) {
            ledger.passed(Criterion.REGISTRATION_CLOSE, WHERE);
        } else {
            String expected = "a page that posts org.imsglobal.lti.close to its opener or parent";
            ledger.warned(
                    Criterion.REGISTRATION_CLOSE,
                    WHERE,
                    expected,
                    "none that can be seen without scripts",
                    page.excerpt());
        }
    }

    private RegisteredTool approve(String registrationId) throws IOException, InterruptedException {
        JsonNode details = platform.operator().get(REGISTRATIONS + "/" + registrationId);
        ObjectNode approval = JsonMapper.shared().createObjectNode().put("xapiGrant", true);
        approval.set("scopes", details.path("scopes"));
        approval.putArray("released");
        platform.operator().post(REGISTRATIONS + "/" + registrationId + "/approve", approval, 204);
        String clientId = details.path("registration").path("clientId").asString("");
        return platform.operator()
                .get("/api/v1/lti/tools")
                .path("tools")
                .valueStream()
                .filter(tool -> tool.path("clientId").asString("").equals(clientId))
                .findFirst()
                .map(RegisteredTool::new)
                .orElseThrow(() -> new IOException("the hub has no tool of the registration that was approved"));
    }
}
