package org.kakehashi.conformance.lti;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kakehashi.conformance.lti.browser.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the sample tool does in a launch: services, a score, a statement; or a deep linking response. */
final class Advantage {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";
    private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/";
    private static final String NRPS = "https://purl.imsglobal.org/spec/lti-nrps/";

    private final SampleTool tool;
    private final JWTClaimsSet claims;

    Advantage(SampleTool tool, JWTClaimsSet claims) {
        this.tool = tool;
        this.claims = claims;
    }

    private static Instant now() {
        return Instant.now();
    }

    /** Fields of the form that answers a deep linking request, and its action. */
    Map<String, String> choice() throws ParseException {
        Map<String, Object> settings = claims.getJSONObjectClaim(DL + "deep_linking_settings");
        JWTClaimsSet.Builder response = signedFor(tool.platform("issuer"))
                .claim("nonce", UUID.randomUUID().toString())
                .claim(LaunchCheck.CLAIM + "deployment_id", tool.platform("deploymentId"))
                .claim(LaunchCheck.CLAIM + "message_type", "LtiDeepLinkingResponse")
                .claim(LaunchCheck.CLAIM + "version", "1.3.0")
                .claim(DL + "content_items", List.of(Map.of("type", "ltiResourceLink", "title", "Fractions")));
        if (!tool.has(Flaw.DATA_FORGOTTEN)) {
            response.claim(DL + "data", settings.get("data"));
        }
        return Map.of("action", String.valueOf(settings.get("deep_link_return_url")), "JWT", signed(response.build()));
    }

    private JWTClaimsSet.Builder signedFor(String audience) {
        return new JWTClaimsSet.Builder()
                .issuer(tool.platform("clientId"))
                .audience(audience)
                .issueTime(Date.from(now()))
                .expirationTime(Date.from(now().plusSeconds(60)));
    }

    private String signed(JWTClaimsSet set) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("tool").build(), set);
            token.sign(new RSASSASigner(tool.key()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of pupils only. */
    void work() throws IOException, InterruptedException, ParseException {
        if (!String.valueOf(claims.getClaim(LaunchCheck.CLAIM + "roles")).contains("membership#Learner")
                || claims.getJSONObjectClaim(AGS + "claim/endpoint") == null) {
            return;
        }
        statement();
        String token = token();
        if (token.isEmpty()) {
            return;
        }
        Object memberships =
                claims.getJSONObjectClaim(NRPS + "claim/namesroleservice").get("context_memberships_url");
        sent(authorized(memberships + "?role=Learner", token).GET());
        Object items = claims.getJSONObjectClaim(AGS + "claim/endpoint").get("lineitems");
        JsonNode item = sent(authorized(String.valueOf(items), token)
                .header("Content-Type", "application/vnd.ims.lis.v2.lineitem+json")
                .POST(text("{\"label\": \"Fractions\", \"scoreMaximum\": 10}")));
        String pupil = tool.has(Flaw.SCORE_FOR_NOBODY) ? "nobody" : claims.getSubject();
        sent(authorized(item.path("id").asString() + "/scores", token)
                .header("Content-Type", "application/vnd.ims.lis.v1.score+json")
                .POST(text("""
                        {"userId": "%s", "scoreGiven": 8, "scoreMaximum": 10, "timestamp": "%s",
                         "activityProgress": "Completed", "gradingProgress": "FullyGraded"}
                        """.formatted(pupil, now()))));
        sent(authorized(item.path("id").asString() + "/results", token).GET());
    }

    private String token() throws IOException, InterruptedException {
        String audience =
                tool.has(Flaw.ASSERTION_FOR_ANOTHER) ? "https://other.example/token" : tool.platform("tokenEndpoint");
        String assertion = signed(signedFor(audience)
                .subject(tool.platform("clientId"))
                .jwtID(UUID.randomUUID().toString())
                .build());
        String form = Request.encoded(Map.of(
                "grant_type",
                "client_credentials",
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                assertion,
                "scope",
                NRPS + "scope/contextmembership.readonly " + AGS + "scope/lineitem " + AGS + "scope/score " + AGS
                        + "scope/result.readonly"));
        return sent(HttpRequest.newBuilder(URI.create(tool.platform("tokenEndpoint")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(text(form)))
                .path("access_token")
                .asString("");
    }

    private void statement() throws IOException, InterruptedException, ParseException {
        Map<String, Object> custom = claims.getJSONObjectClaim(LaunchCheck.CLAIM + "custom");
        HttpRequest.Builder fetch = HttpRequest.newBuilder(URI.create(String.valueOf(custom.get("xapi_fetch_url"))))
                .POST(HttpRequest.BodyPublishers.noBody());
        String token = sent(fetch).path("auth-token").asString("");
        if (tool.has(Flaw.TOKEN_FETCHED_TWICE)) {
            sent(fetch);
        }
        String actor = tool.has(Flaw.ANOTHER_ACTOR)
                ? "{\"account\": {\"homePage\": \"https://tool.example\", \"name\": \"me\"}}"
                : String.valueOf(custom.get("xapi_actor"));
        boolean completed = tool.has(Flaw.COMPLETED_WITHOUT_SCORE);
        String iri = "http://adlnet.gov/expapi/verbs/" + (completed ? "completed" : "viewed");
        String verb = tool.has(Flaw.VERB_WITHOUT_IRI) ? "viewed" : iri;
        String profile = completed
                ? ", \"contextActivities\": {\"category\": [{\"id\": \"https://w3id.org/japan-xapi/profiles/assessment\"}]}"
                : "";
        sent(HttpRequest.newBuilder(URI.create(custom.get("xapi_endpoint") + "statements"))
                .header("Authorization", "Basic " + token)
                .header("X-Experience-API-Version", "1.0.3")
                .header("Content-Type", "application/json")
                .POST(text("""
                        {"id": "%s", "actor": %s, "verb": {"id": "%s", "display": {"ja": "見た", "en": "viewed"}}, "version": "1.0.3",
                         "timestamp": "%s",
                         "object": {"objectType": "Activity", "id": "https://tool.example/drill/fractions",
                           "definition": {"type": "http://adlnet.gov/expapi/activities/assessment", "name": {"ja-JP": "分数"}}},
                         "context": {"registration": "%s", "platform": "Sample tool", "language": "ja-JP"%s}}
                        """.formatted(
                                UUID.randomUUID(), actor, verb, now(), custom.get("xapi_registration"), profile))));
    }

    private static HttpRequest.BodyPublisher text(String body) {
        return HttpRequest.BodyPublishers.ofString(body);
    }

    private static HttpRequest.Builder authorized(String address, String token) {
        return HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token);
    }

    private static JsonNode sent(HttpRequest.Builder request) throws IOException, InterruptedException {
        String body =
                HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
        return body.startsWith("{")
                ? JsonMapper.shared().readTree(body)
                : JsonMapper.shared().createObjectNode();
    }
}
