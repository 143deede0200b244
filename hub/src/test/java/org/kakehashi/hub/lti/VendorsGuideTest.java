package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.hub.lti.Guide.Block;
import org.kakehashi.hub.lti.TestSchool.Member;
import org.kakehashi.hub.testing.FreePorts;
import org.kakehashi.hub.testing.HubBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import tools.jackson.databind.JsonNode;

/** The vendors' guide, tried as a newcomer does: its commands from top to bottom, against a tenant in which nothing was done before. */
class VendorsGuideTest extends LtiTest {
    /** Behind the address of a line item, of which the guide says so. */
    private static final Set<String> PARTS = Set.of("/scores");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private final Guide guide = Guide.read();
    private final Map<String, String> printed = new LinkedHashMap<>();
    private String tools = "";

    @Test
    void itsCommandsRunFromTopToBottomAndDoWhatItSays(@TempDir Path folder) throws Exception {
        Member pupil = school.pupil(tenant);
        school.pupil(tenant);
        school.pupil(tenant);
        Member teacher = school.teacher(tenant);
        tools = "http://localhost:" + FreePorts.one();
        Path work = folder.resolve("fraction-drill");
        try (Terminal terminal = Terminal.in(folder)) {
            for (Block block : guide.commands()) {
                if (block.commands().contains("# waits for your tap")) {
                    theToolRefusesWhatIsNotALaunch(pupil, work);
                    tapped(pupil, work);
                }
                printed.merge(block.heading(), terminal.run(asOurs(block.commands())), String::concat);
            }
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(e.getMessage() + "\nThe tool said:\n" + log(work), e);
        }

        JsonNode launch = json.readTree(Files.readString(work.resolve("launch.json")));
        String subject = launch.path("sub").asString();
        assertThat(of("Step 4")).contains("LtiResourceLinkRequest", subject);
        assertThat(of("Step 5")).contains("\"accepted\":true", "\"findings\":[]", "解答した", subject);
        assertThat(of("Step 6")).contains("\"resultScore\":8", "よくできました").containsOnlyOnce("\"members\"");
        assertThat(of("Register by yourself")).contains("client_id", "registration_client_uri");
        assertThat(of("Names and roles")).contains("; rel=\"next\"").contains("\"members\"");
        assertThat(of("Documents")).contains("{\"question\": 4}");
        assertThat(of("Attachments")).matches("(?s)\\s*\\[\"[0-9a-f-]{36}\"].*");
        assertThat(of("See what arrived")).contains("\"clients\"");
        assertThat(of("Scores")).contains("\"scoreMaximum\":20", "\n204\n", "\"resultScore\":9");

        whereTheGuideSaysTheVendorFindsIt(client(work), subject);
        HubBrowser atSchool = school.browser(tenant, teacher);
        assertThat(atSchool.get("/gradebook").body()).contains("分数 1").doesNotContain("分数 2");
        assertThat(Files.readString(work.resolve("tool.log"))).contains("wrong signature", "not begun in this browser");
    }

    /** The first block's values are the demo's; in their place stand those of this tenant. */
    private String asOurs(String commands) {
        Map<String, String> ours =
                Map.of("HUB", hub.issuer(), "KEY", tenant.key(), "SECRET", tenant.secret(), "TOOL", tools);
        String changed = commands;
        for (var each : ours.entrySet()) {
            changed = changed.replaceFirst(
                    "(?m)^export " + each.getKey() + "=.*$", "export " + each.getKey() + "=" + each.getValue());
        }
        return changed.replace("https://hub.example", hub.issuer());
    }

    @Test
    void itBeginsWithWhatTheDemoHas() throws IOException {
        String demo = Files.readString(Path.of("src/main/resources/application-demo.yaml"));
        String first = guide.commands().getFirst().commands();
        for (var each : Map.of("KEY", "system-key", "SECRET", "system-secret").entrySet()) {
            var value = Pattern.compile("(?m)^ +" + each.getValue() + ": (.+)$").matcher(demo);
            assertThat(value.find()).isTrue();
            assertThat(first).contains("export " + each.getKey() + "=" + value.group(1) + "\n");
        }
        assertThat(first.lines().filter(line -> line.startsWith("export "))).hasSize(4);
        assertThat(demo).contains("tenant-slug: demo", "admin-password: kakehashi-demo", "allow-loopback: true");
    }

    @Test
    void theAddressesThatItNamesAreThere() {
        List<String> unknown = new ArrayList<>();
        for (String address : guide.addresses()) {
            if (!PARTS.contains(address) && !isThere(address)) {
                unknown.add(address);
            }
        }
        assertThat(guide.addresses()).hasSizeGreaterThan(25);
        assertThat(List.of("/no-such-page", "POST /launches", "/lti/no-such-service"))
                .noneMatch(this::isThere);
        assertThat(unknown)
                .as("addresses in docs/vendors.md that the hub doesn't answer")
                .isEmpty();
    }

    private boolean isThere(String address) {
        String method = address.replaceFirst("/.*", "").strip();
        String path = address.substring(address.indexOf('/'))
                .replaceAll("\\{\\w+}|\\$\\w+|…", "0c6a1b52-9c6f-4a7e-9d55-0c54e4b1a5ff");
        return mappings.getHandlerMethods().keySet().stream()
                .filter(one -> method.isEmpty()
                        || one.getMethodsCondition().getMethods().isEmpty()
                        || one.getMethodsCondition().getMethods().stream()
                                .anyMatch(known -> known.name().equals(method)))
                .flatMap(VendorsGuideTest::patterns)
                .anyMatch(pattern -> pattern.matches(PathContainer.parsePath(path))
                        // The xAPI endpoint, to which "statements" is added.
                        || pattern.matches(PathContainer.parsePath(path.replaceFirst("/$", "") + "/statements")));
    }

    private static Stream<PathPattern> patterns(RequestMappingInfo info) {
        var condition = info.getPathPatternsCondition();
        return condition == null ? Stream.of() : condition.getPatterns().stream();
    }

    /** The pupil's browser: the study page, the tile, and the forms that send themselves. */
    private void tapped(Member pupil, Path work) {
        Answer answer = answered(pupil, work);
        assertThat(toTool(answer.fields(), answer.cookie()).body()).startsWith("Launched.");
    }

    private void theToolRefusesWhatIsNotALaunch(Member pupil, Path work) {
        Answer answer = answered(pupil, work);
        assertThat(toTool(answer.fields(), "state=another").statusCode()).isEqualTo(400);
        Map<String, String> changed = new LinkedHashMap<>(answer.fields());
        String token = String.valueOf(changed.get("id_token"));
        int at = token.lastIndexOf('.') + 10;
        changed.put(
                "id_token", token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1));
        assertThat(toTool(changed, answer.cookie()).statusCode()).isEqualTo(400);
        assertThat(toTool(answer.fields(), answer.cookie()).statusCode())
                .as("a second time")
                .isEqualTo(400);
        assertThat(work.resolve("launch.json")).doesNotExist();
    }

    /** What the hub posts to the tool, and the tool's cookie. */
    private record Answer(Map<String, String> fields, String cookie) {}

    private Answer answered(Member pupil, Path work) {
        HubBrowser browser = school.browser(tenant, pupil);
        String link = "/lti/launch/" + registration(work).path("resourceLinkId").asString();
        assertThat(browser.get("/study").body()).contains("Fraction drill", link);
        var page = browser.get(link);
        assertThat(Forms.action(page.body())).isEqualTo(tools + "/login");
        var begun = posted(tools + "/login", Forms.fields(page.body()), "");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(302);
        String asked = begun.headers().firstValue("Location").orElseThrow();
        var sent = browser.get(asked.substring(hub.issuer().length()));
        assertThat(Forms.action(sent.body())).isEqualTo(tools + "/launch");
        String cookie = begun.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        return new Answer(Forms.fields(sent.body()), cookie);
    }

    private HttpResponse<String> toTool(Map<String, String> fields, String cookie) {
        return posted(tools + "/launch", fields, cookie);
    }

    private HttpResponse<String> posted(String address, Map<String, String> fields, String cookie) {
        return http.send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookie)
                .POST(HttpRequest.BodyPublishers.ofString(TestTool.encoded(fields))));
    }

    /** Signs in with the account that the guide made. */
    private void whereTheGuideSaysTheVendorFindsIt(String clientId, String subject) {
        HubBrowser vendor = new HubBrowser(http);
        var answer = vendor.signIn(tenant.slug(), "vendor-" + clientId, "fraction-drill-1");
        assertThat(answer.headers().firstValue("Location").orElse("error")).doesNotContain("error");
        assertThat(vendor.get("/launches").body()).contains("Fraction drill");
        assertThat(vendor.get("/launches/" + clientId).body()).contains(subject, "Learner");
        assertThat(vendor.get("/statements").body()).contains("解答した", subject);
        // Counting lags behind storing.
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode counted = counted(clientId);
            assertThat(counted.path("checked").asInt()).isEqualTo(2);
            assertThat(counted.path("findings")).isEmpty();
        });
        assertThat(vendor.get("/statements/findings").body()).contains("Fraction drill");
    }

    /** What the linter counted of the tool's statements. */
    private JsonNode counted(String clientId) {
        for (JsonNode client : json.readTree(
                        http.get(tenant, "/api/v1/statements/findings").body())
                .path("clients")) {
            if (client.path("clientId").asString().equals(clientId)) {
                return client;
            }
        }
        return json.createObjectNode();
    }

    private JsonNode registration(Path work) {
        try {
            return json.readTree(Files.readString(work.resolve("registered.json")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String client(Path work) {
        return registration(work).path("clientId").asString();
    }

    /** What was printed under the heading that begins so. */
    private String of(String heading) {
        return printed.entrySet().stream()
                .filter(each -> each.getKey().startsWith(heading))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No commands under " + heading + ": " + printed.keySet()));
    }

    private static String log(Path work) throws IOException {
        Path log = work.resolve("tool.log");
        return Files.exists(log) ? Files.readString(log) : "nothing";
    }
}
