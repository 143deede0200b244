package org.kakehashi.hub.lrs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.springframework.beans.factory.annotation.Autowired;

/** What the three document resources have in common (xAPI 1.0.3 part 3, 2.2), in both versions. */
@HubTest
class DocumentsTest {
    private static final String KINDS = "org.kakehashi.hub.lrs.DocumentPlace#kinds";

    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    Xapi xapi;

    @BeforeEach
    void tenant() {
        xapi = Xapi.basic(http, tenants.create().key());
    }

    @ParameterizedTest
    @MethodSource(KINDS)
    void aDocumentIsServedByteForByteWithItsTypeEtagAndTime(String kind) throws Exception {
        DocumentPlace place = DocumentPlace.of(xapi, kind);
        byte[] bytes = {0, (byte) 0xff, '{', '\n', 0, (byte) 0x80, 'x'};
        assertThat(xapi.send(place.request("Content-Type", "image/x-本".replace("本", "thing"))
                                .PUT(BodyPublishers.ofByteArray(bytes)))
                        .statusCode())
                .isEqualTo(204);
        HttpResponse<byte[]> answer = java.net.http.HttpClient.newHttpClient()
                .send(place.request().build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(bytes);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/x-thing");
        assertThat(answer.headers().firstValue("ETag"))
                .contains("\""
                        + HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-1").digest(bytes)) + "\"");
        assertThat(answer.headers().firstValue("X-Experience-API-Version")).contains(place.version());
        ZonedDateTime modified = ZonedDateTime.parse(
                answer.headers().firstValue("Last-Modified").orElseThrow(), DateTimeFormatter.RFC_1123_DATE_TIME);
        assertThat(modified.toInstant())
                .isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "text/plain;charset=Shift_JIS",
                "application/vnd.drill+json;v=2"
            })
    void anyTypeIsTaken(String type) {
        for (String method : new String[] {"PUT", "POST"}) {
            String body = type.endsWith("/json") ? "{\"a\":1}" : "method=GET&a=%E3%81%82+b";
            DocumentPlace place = DocumentPlace.of(xapi, "activities/state 1.0.3");
            assertThat(xapi.send(place.request("Content-Type", type).method(method, BodyPublishers.ofString(body)))
                            .statusCode())
                    .isEqualTo(204);
            HttpResponse<String> answer = place.get();
            assertThat(answer.body()).isEqualTo(body);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""))
                    .isEqualTo(type.replace(" ", ""));
        }
    }

    @ParameterizedTest
    @MethodSource(KINDS)
    void aDocumentMayBeEmptyAndWithoutAType(String kind) {
        DocumentPlace place = DocumentPlace.of(xapi, kind);
        assertThat(xapi.send(place.request().PUT(BodyPublishers.noBody())).statusCode())
                .isEqualTo(204);
        HttpResponse<String> answer = place.get();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
    }

    @ParameterizedTest
    @MethodSource(KINDS)
    void headGivesTheHeadersOfGet(String kind) {
        DocumentPlace place = DocumentPlace.of(xapi, kind);
        place.put("{\"a\":\"あ\"}");
        HttpResponse<String> get = place.get();
        HttpResponse<String> head = xapi.send(place.request().HEAD());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String name : new String[] {"ETag", "Last-Modified", "Content-Type", "Content-Length"}) {
            assertThat(head.headers().firstValue(name))
                    .as(name)
                    .isPresent()
                    .isEqualTo(get.headers().firstValue(name));
        }
        assertThat(xapi.send(place.requestTo("?" + place.context()).HEAD()).statusCode())
                .isEqualTo(200);
        assertThat(xapi.send(place.id("other").request().HEAD()).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource(KINDS)
    void whatTheClientHasAlreadyIsNotSentAgain(String kind) {
        DocumentPlace place = DocumentPlace.of(xapi, kind);
        place.put("{}");
        assertThat(place.get("If-None-Match", place.etag()).statusCode()).isEqualTo(304);
        assertThat(place.get("If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource(KINDS)
    void postStoresWhereNothingIsAndMergesTopLevelMembers(String kind) {
        DocumentPlace place = DocumentPlace.of(xapi, kind);
        assertThat(place.post("{ \"x\" : \"foo\", \"y\":{\"in\":1, \"n\":1.50E1} ,\"z\":[1]}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(place.get().body()).isEqualTo("{ \"x\" : \"foo\", \"y\":{\"in\":1, \"n\":1.50E1} ,\"z\":[1]}");
        assertThat(place.post("{\"\\u0078\":\"b\\u3042r\", \"w\":12345678901234567890.10,\"z\":{}}")
                        .statusCode())
                .isEqualTo(204);
        HttpResponse<String> merged = place.get();
        assertThat(merged.body())
                .isEqualTo(
                        "{\"x\":\"b\\u3042r\",\"y\":{\"in\":1, \"n\":1.50E1},\"z\":{},\"w\":12345678901234567890.10}");
        assertThat(merged.headers().firstValue("Content-Type")).contains("application/json");
    }

    @ParameterizedTest
    @MethodSource(KINDS)
    void whatIsNoJsonObjectCannotBeMergedAndChangesNothing(String kind) {
        DocumentPlace place = DocumentPlace.of(xapi, kind);
        place.post("{\"a\":1}");
        for (String body : new String[] {"[1]", "\"a\"", "{\"a\":2", "{\"a\":2}}", "", "{\"a\":2} {}", "\uFEFF[]"}) {
            assertThat(place.post(body).statusCode()).as(body).isEqualTo(400);
        }
        assertThat(xapi.send(place.request("Content-Type", "application/json")
                                .POST(BodyPublishers.ofByteArray(
                                        "{\"a\":2}".getBytes(java.nio.charset.StandardCharsets.UTF_16LE))))
                        .statusCode())
                .isEqualTo(400);
        assertThat(xapi.send(place.request("Content-Type", "text/plain").POST(BodyPublishers.ofString("{\"a\":2}")))
                        .statusCode())
                .isEqualTo(400);
        assertThat(place.get().body()).isEqualTo("{\"a\":1}");

        DocumentPlace other = place.id("other");
        xapi.send(other.request("Content-Type", "text/plain").PUT(BodyPublishers.ofString("{\"a\":1}")));
        assertThat(other.post("{\"a\":2}").statusCode()).isEqualTo(400);
        DocumentPlace list = place.id("list");
        list.put("[1]");
        assertThat(list.post("{\"a\":2}").statusCode()).isEqualTo(400);
        assertThat(list.get().body()).isEqualTo("[1]");
        assertThat(place.id("none").post("[1]").statusCode()).isEqualTo(400);
        assertThat(place.id("none").get().statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource(KINDS)
    void aDocumentIsDeletedAndThatIsRepeatable(String kind) {
        DocumentPlace place = DocumentPlace.of(xapi, kind);
        place.put("{}");
        assertThat(place.delete().statusCode()).isEqualTo(204);
        assertThat(place.get().statusCode()).isEqualTo(404);
        assertThat(place.delete().statusCode()).isEqualTo(204);
        assertThat(DocumentPlace.of(xapi, kind).delete().statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @MethodSource(KINDS)
    void idsAreListedAndSinceNarrowsThem(String kind) throws Exception {
        DocumentPlace place = DocumentPlace.of(xapi, kind);
        assertThat(place.list("").body()).isEqualTo("[]");
        place.put("{}");
        place.id("a \"b\"").put("{}");
        HttpResponse<String> all = place.list("");
        assertThat(all.body()).isEqualTo("[\"a \\\"b\\\"\",\"本棚\"]");
        assertThat(all.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(all.headers().firstValue("ETag").orElseThrow()).matches("\"[0-9a-f]{40}\"");
        assertThat(all.headers().firstValue("Last-Modified")).isPresent();
        Thread.sleep(2); // so that a millisecond lies between the two
        String now = Instant.now().toString();
        assertThat(place.list("&since=" + now).body()).isEqualTo("[]");
        place.post("{\"later\":true}");
        assertThat(place.list("&since=" + now).body()).isEqualTo("[\"本棚\"]");
        assertThat(place.list("&since=" + Instant.now().minusSeconds(3600)).body())
                .isEqualTo(all.body());
        assertThat(place.list("&since=yesterday").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource(KINDS)
    void parametersAreRequiredKnownAndSingle(String kind) {
        DocumentPlace place = DocumentPlace.of(xapi, kind);
        String id = "&" + place.idName() + "=a";
        for (String method : new String[] {"GET", "PUT", "POST", "DELETE"}) {
            for (String parameter : place.context().split("&", -1)) {
                String rest = place.context().replace(parameter, "").replaceAll("^&|&$", "");
                assertThat(status(place, method, "?" + rest + id))
                        .as(method + rest)
                        .isEqualTo(400);
                String wrong = parameter.startsWith("agent") ? "agent=%7B%7D" : "activityId=nothing";
                assertThat(status(place, method, "?" + place.context().replace(parameter, wrong) + id))
                        .as(method + wrong)
                        .isEqualTo(400);
                assertThat(status(place, method, "?" + place.context() + id + "&" + parameter))
                        .as(method + " twice")
                        .isEqualTo(400);
            }
            for (String wrong : new String[] {"&foo=bar", "&StateId=a", id, "&since=2020-01-01T00:00:00Z"}) {
                if (!method.equals("GET") || !wrong.startsWith("&since")) {
                    assertThat(status(place, method, "?" + place.context() + id + wrong))
                            .as(method + wrong)
                            .isEqualTo(400);
                }
            }
            for (String wrong : new String[] {"", "a%00b", "%00", "x".repeat(2001)}) {
                assertThat(status(place, method, "?" + place.context() + "&" + place.idName() + "=" + wrong))
                        .as(method + wrong)
                        .isEqualTo(400);
            }
            String registration = "&registration=" + (place.isState() ? "no-uuid" : UUID.randomUUID());
            assertThat(status(place, method, "?" + place.context() + id + registration))
                    .as(method)
                    .isEqualTo(400);
            if (!method.equals("GET") && !(place.isState() && method.equals("DELETE"))) {
                assertThat(status(place, method, "?" + place.context()))
                        .as(method + " without id")
                        .isEqualTo(400);
            }
        }
        assertThat(place.list("").body()).isEqualTo("[]");
    }

    private int status(DocumentPlace place, String method, String query) {
        return xapi.send(place.requestTo(query, "Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(method.startsWith("P") ? "{}" : "")))
                .statusCode();
    }

    @ParameterizedTest
    @MethodSource(KINDS)
    void theLongestIdIsTaken(String kind) {
        DocumentPlace place = DocumentPlace.of(xapi, kind).id("あ".repeat(666));
        assertThat(place.put("{}").statusCode()).isEqualTo(204);
        assertThat(Xapi.JSON.readTree(place.list("").body()).get(0).stringValue())
                .isEqualTo(place.id());
    }

    @ParameterizedTest
    @MethodSource(KINDS)
    void aTooLargeDocumentIsRefused(String kind) {
        DocumentPlace place = DocumentPlace.of(xapi, kind);
        byte[] large = "x".repeat(10 * 1024 * 1024 + 1).getBytes(UTF_8);
        assertThat(xapi.send(place.request()
                                .PUT(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large))))
                        .statusCode())
                .isEqualTo(413);
        assertThat(place.get().statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource(KINDS)
    void tenantsDoNotSeeEachOthersDocuments(String kind) {
        DocumentPlace place = DocumentPlace.of(xapi, kind);
        place.put("{}");
        DocumentPlace elsewhere = place.as(Xapi.basic(http, tenants.create().key()));
        assertThat(elsewhere.get().statusCode()).isEqualTo(404);
        assertThat(elsewhere.list("").body()).isEqualTo("[]");
        assertThat(elsewhere.delete().statusCode()).isEqualTo(204);
        assertThat(place.get().statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource(KINDS)
    void identifiersOfEveryKindAndGroupsNameTheirDocuments(String kind) {
        DocumentPlace place = DocumentPlace.of(xapi, kind);
        if (!place.context().contains("agent=")) {
            return;
        }
        for (String agent : new String[] {
            "{\"mbox\":\"mailto:group@example.com\",\"objectType\":\"Group\",\"member\":[]}",
            "{\"mbox_sha1sum\":\"ebd31e95054c018b10727ccffd2ef2ec3a016ee9\",\"objectType\":\"Agent\"}",
            "{\"openid\":\"https://someone.example/\",\"name\":\"x\"}"
        }) {
            DocumentPlace one =
                    place.context(place.context().replaceAll("agent=[^&]*", "agent=" + Xapi.encoded(agent)));
            assertThat(one.put("{}").statusCode()).as(agent).isEqualTo(204);
            assertThat(one.list("").body()).isEqualTo("[\"本棚\"]");
        }
        String anonymous = "{\"objectType\":\"Group\",\"member\":[" + Xapi.agent("p1") + "]}";
        assertThat(place.context(place.context().replaceAll("agent=[^&]*", "agent=" + Xapi.encoded(anonymous)))
                        .put("{}")
                        .statusCode())
                .isEqualTo(400);
    }
}
