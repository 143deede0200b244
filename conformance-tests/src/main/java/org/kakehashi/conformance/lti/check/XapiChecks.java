package org.kakehashi.conformance.lti.check;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.kakehashi.conformance.lti.platform.Exchange;
import org.kakehashi.conformance.lti.report.Criterion;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The statements that the tool sent, as relay and linter saw them. */
public final class XapiChecks {
    private static final int LOOKS = 60;
    private static final String CUSTOM = "https://purl.imsglobal.org/spec/lti/claim/custom";

    private final Scene scene;
    private final List<Exchange> exchanges;

    /** Looks at all requests so far. */
    public XapiChecks(Scene scene) {
        this.scene = scene;
        this.exchanges = scene.exchanges();
    }

    /** Makes them. */
    public void run() throws IOException, InterruptedException {
        fetches();
        List<JsonNode> stored = statements();
        if (stored.isEmpty()) {
            scene.ledger().notSeen(Criterion.XAPI_ACTOR, "no statement was stored");
            scene.ledger().notSeen(Criterion.XAPI_LINT, "no statement was stored");
            return;
        }
        actors(stored);
        lint(stored.size());
    }

    private void fetches() {
        List<Exchange> seen = exchanges.stream()
                .filter(one -> one.path().startsWith("/lti/xapi-token/"))
                .toList();
        if (seen.isEmpty()) {
            scene.ledger().notSeen(Criterion.XAPI_FETCH, "the tool fetched no token for xAPI");
        }
        for (Exchange one : seen) {
            boolean token = one.method().equals("POST") && one.answer().contains("auth-token");
            scene.ledger()
                    .check(
                            Criterion.XAPI_FETCH,
                            "fetch URL",
                            token,
                            "one POST, answered with auth-token",
                            one.method() + ", answered " + one.status() + (token ? "" : " " + one.answer()),
                            one.excerpt());
        }
    }

    private List<JsonNode> statements() {
        List<JsonNode> stored = new ArrayList<>();
        List<Exchange> sent = exchanges.stream()
                .filter(one -> one.path().matches("/xapi(/[\\d.]+)?/statements/?")
                        && one.method().matches("POST|PUT"))
                .toList();
        if (sent.isEmpty()) {
            scene.ledger()
                    .notSeen(
                            Criterion.XAPI_STATEMENTS,
                            "the tool sent no statement in the time that the kit waited: give it longer (--wait), or"
                                    + " work in it by hand (--by-hand)");
        }
        for (Exchange one : sent) {
            scene.ledger()
                    .check(
                            Criterion.XAPI_STATEMENTS,
                            one.method() + " statements",
                            one.well(),
                            "200 or 204",
                            one.status() + " " + one.answer(),
                            one.excerpt());
            if (one.well()) {
                stored.addAll(read(one.question()));
            }
        }
        return stored;
    }

    private static List<JsonNode> read(String body) {
        try {
            JsonNode json = JsonMapper.shared().readTree(body);
            return json.isArray() ? json.valueStream().toList() : List.of(json);
        } catch (JacksonException e) {
            // multipart/mixed, or longer than the relay keeps: the hub has checked it.
            return List.of();
        }
    }

    private void actors(List<JsonNode> stored) {
        Map<String, String> actors = actorsByRegistration();
        if (actors.isEmpty()) {
            scene.ledger()
                    .notSeen(
                            Criterion.XAPI_ACTOR,
                            "the registration has no custom parameters with $Xapi.actor and $Xapi.registration");
            return;
        }
        for (JsonNode statement : stored) {
            String registration = statement.path("context").path("registration").asString("none");
            String actor = account(statement.path("actor"));
            String expected = actors.getOrDefault(registration, "an actor and a registration of one launch");
            scene.ledger()
                    .check(
                            Criterion.XAPI_ACTOR,
                            "statement",
                            actor.equals(expected),
                            expected,
                            actor + " in registration " + registration,
                            statement.toString());
        }
    }

    /** Of all launches, those by hand too: the relay has seen the pages that brought the id_tokens to the tool. */
    private Map<String, String> actorsByRegistration() {
        Map<String, String> actors = new HashMap<>();
        for (Exchange one : exchanges) {
            if (one.path().equals("/lti/authorize") && one.answer().contains("id_token")) {
                Optional.ofNullable(Jsoup.parse(one.answer()).selectFirst("input[name=id_token]"))
                        .ifPresent(field -> note(field.attr("value"), actors));
            }
        }
        return actors;
    }

    private static void note(String idToken, Map<String, String> actors) {
        try {
            Map<String, Object> custom = Objects.requireNonNullElse(
                    SignedJWT.parse(idToken).getJWTClaimsSet().getJSONObjectClaim(CUSTOM), Map.of());
            List<String> values = custom.values().stream().map(String::valueOf).toList();
            for (String actor :
                    values.stream().filter(value -> value.startsWith("{")).toList()) {
                values.stream()
                        .filter(value -> value.matches("[0-9a-f-]{36}"))
                        .forEach(registration -> actors.put(
                                registration, account(JsonMapper.shared().readTree(actor))));
            }
        } catch (ParseException e) {
            throw new IllegalStateException("the platform's id_token can't be read", e);
        }
    }

    private static String account(JsonNode actor) {
        return actor.path("account").path("homePage").asString("") + " "
                + actor.path("account").path("name").asString("");
    }

    private void lint(int stored) throws IOException, InterruptedException {
        String path = "/api/v1/statements/findings?client=" + scene.tool().clientId();
        JsonNode report = scene.platform().operator().get(path).path("clients").path(0);
        for (int look = 0; look < LOOKS && report.path("checked").asLong(0) < stored; look++) {
            Thread.sleep(Duration.ofMillis(250));
            report = scene.platform().operator().get(path).path("clients").path(0);
        }
        if (report.path("checked").asLong(0) < stored) {
            scene.ledger()
                    .notSeen(
                            Criterion.XAPI_LINT,
                            "the linter has seen " + report.path("checked").asLong(0) + " of " + stored
                                    + " statements of the launches' tokens; a server's own key is told at /statements/findings");
            return;
        }
        for (JsonNode finding : report.path("findings")) {
            String what = finding.path("rule").asString("") + " ("
                    + finding.path("profile").path("en").asString("") + ", "
                    + finding.path("section").asString("") + "), in "
                    + finding.path("count").asLong() + " statements";
            String expected = finding.path("remedy").path("en").asString("");
            String got = finding.path("message").path("en").asString("");
            if (finding.path("severity").asString("").equals("error")) {
                scene.ledger().failed(Criterion.XAPI_LINT, what, expected, got, finding.toString());
            } else {
                scene.ledger().warned(Criterion.XAPI_LINT, what, expected, got, finding.toString());
            }
        }
        if (report.path("findings").isEmpty()) {
            scene.ledger().passed(Criterion.XAPI_LINT, stored + " statements");
        }
    }
}
