package org.kakehashi.connectors.onerosterrest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.kakehashi.connectors.onerosterrest.fixtures.RosterContent;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.contract.CannedResponse;
import org.kakehashi.connectors.spi.contract.ContractContext;

/** Whatever a service writes, reading ends in records and findings, and in nothing else. */
class ItemFuzzTests {

    private static final Map<String, String> SETTINGS = Map.of(
            "baseUrl", "https://roster.example/v1p2",
            "tokenUrl", "https://roster.example/token",
            "clientId", "id",
            "clientSecret", "secret",
            "demographics", "true");
    private static final String GOOD =
            "{\"users\":[" + String.join(",", RosterContent.school(2).users()) + "]}";

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "null",
                        "{}",
                        "[]",
                        "\"\"",
                        "0",
                        "-1e99",
                        "true",
                        "\"\\u0000\"",
                        "\"\\ud800\"",
                        "[[[]]]",
                        ",",
                        ":",
                        "\"",
                        "}",
                        "<"),
                Arbitraries.strings().ofMaxLength(8));
    }

    private static Recorded read(String body) throws Exception {
        Recorded sink = new Recorded();
        var context = ContractContext.empty().withSettings(SETTINGS).withHttp(request -> answer(request, body));
        new OneRosterRest(context, time -> {}).readRoster(Cursor.START, sink);
        return sink;
    }

    private static CannedResponse answer(HttpRequest request, String body) {
        URI uri = request.uri();
        String text = uri.getPath().equals("/token")
                ? "{\"access_token\":\"t\"}"
                : uri.getPath().endsWith("/users") && uri.getQuery().contains("offset=0") ? body : empty(uri);
        // Links that name no next page: nothing follows.
        return CannedResponse.of(request, 200, Map.of("Link", "<https://roster.example>; rel=\"first\""), text);
    }

    private static String empty(URI uri) {
        return "{\"" + uri.getPath().replaceAll(".*/", "") + "\":[]}";
    }

    @Property(tries = 500)
    void aPieceOfAnItemMayBeAnything(
            @ForAll @IntRange(max = 800) int at, @ForAll @IntRange(max = 40) int length, @ForAll("pieces") String piece)
            throws Exception {
        int from = Math.min(at, GOOD.length());
        int to = Math.min(from + length, GOOD.length());

        Recorded sink = outcome(GOOD.substring(0, from) + piece + GOOD.substring(to));

        assertThat(sink.all().records())
                .allSatisfy(row -> assertThat(row.sourcedId()).isNotBlank().doesNotContain("\0"));
    }

    @Property(tries = 500)
    void aMemberMayHoldAnyJson(@ForAll("members") String member, @ForAll("json") String value) throws Exception {
        String item = "{\"sourcedId\":\"a\",\"" + member + "\":" + value + ",\"enabledUser\":\"true\"}";

        Recorded sink = outcome("{\"users\":[" + item + "]}");

        assertThat(sink.all().records()).isEmpty();
        assertThat(sink.all().findings()).isNotEmpty();
    }

    @Provide
    Arbitrary<String> members() {
        return Arbitraries.of(
                "roles",
                "userProfiles",
                "userIds",
                "agents",
                "metadata",
                "grades",
                "status",
                "dateLastModified",
                "primaryOrg");
    }

    @Provide
    Arbitrary<String> json() {
        Arbitrary<String> leaf = Arbitraries.of("null", "1", "true", "\"x\"", "\"\\u0000\"", "\"2026-13-40\"");
        return nested(nested(nested(leaf)));
    }

    private static Arbitrary<String> nested(Arbitrary<String> inner) {
        return Arbitraries.oneOf(
                inner,
                inner.list().ofMaxSize(3).map(parts -> "[" + String.join(",", parts) + "]"),
                inner.list().ofMaxSize(3).map(ItemFuzzTests::object));
    }

    private static String object(List<String> values) {
        List<String> names = List.of("\"sourcedId\":", "\"org\":", "\"jp\":");
        StringBuilder members = new StringBuilder("{");
        for (int i = 0; i < values.size(); i++) {
            members.append(i == 0 ? "" : ",").append(names.get(i)).append(values.get(i));
        }
        return members.append('}').toString();
    }

    /** A service that breaks off, as one whose list changed does, is an outcome too. */
    private static Recorded outcome(String body) throws Exception {
        try {
            return read(body);
        } catch (java.io.IOException e) {
            assertThat(e).hasMessageNotContaining("secret");
            return new Recorded();
        }
    }
}
