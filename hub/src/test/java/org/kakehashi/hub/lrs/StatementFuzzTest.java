package org.kakehashi.hub.lrs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.springframework.beans.factory.annotation.Autowired;

/** Hostile statements over HTTP, all the way into the database and back: no fault of the hub's, no request without an answer. */
@HubTest
class StatementFuzzTest {
    private static final int FLIPS = 300;
    private static final int TEN_MEGABYTES = 10_000_000;

    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    private final UUID id = UUID.randomUUID();
    private Xapi xapi;

    @BeforeEach
    void tenant() {
        xapi = Xapi.basic(http, tenants.create().key());
    }

    private HttpResponse<String> post(byte[] body) {
        return xapi.send(xapi.request("/xapi/statements")
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private String extension(String json) {
        return Xapi.with("\"result\":{\"extensions\":{\"a:b\":" + json + "}}", Xapi.statement(id, "p1", "did", "q1"));
    }

    /** What was taken can be repeated, compared, and read in every format. */
    private void assertKept(String statement) {
        HttpResponse<String> answer = post(statement.getBytes(UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(post(statement.replaceFirst(",", " , ").getBytes(UTF_8)).statusCode())
                .isEqualTo(200);
        assertThat(post(statement.replace("p1", "p2").getBytes(UTF_8)).statusCode())
                .isEqualTo(409);
        for (String format : new String[] {"exact", "ids", "canonical"}) {
            assertThat(xapi.get("?statementId=" + id + "&format=" + format).statusCode())
                    .as(format)
                    .isEqualTo(200);
            assertThat(xapi.get("?format=" + format).statusCode()).as(format).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "-1E-999999999",
                "0.1e+00099999",
                "1e400",
                "-0.0",
                "\"\\ud83d\\ude00\"",
                "\"\\u00e9\\/\"",
                "{\"\":{\"\":null}}",
                "[[],{},null]"
            })
    void oddValuesAreKept(String json) {
        assertKept(extension(json));
    }

    @Test
    void longAndDeepValuesAreKept() {
        assertKept(extension("[".repeat(150) + "]".repeat(150)));
    }

    @Test
    void manyDigitsAreKept() {
        assertKept(extension("1" + "0".repeat(990)));
    }

    @Test
    void tenMegabytesAreKept() {
        assertKept(Xapi.with(
                "\"result\":{\"response\":\"" + "あ".repeat(TEN_MEGABYTES / 3) + "\"}",
                Xapi.statement(id, "p1", "did", "q1")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            '1e9999999999' | NUMBER_RANGE
            '"\\u0000"' | NUL_CHARACTER
            '{"\\u0000":1}' | NUL_CHARACTER
            '"\\ud800"' | LONE_SURROGATE
            '"\\ude00\\ud83d"' | LONE_SURROGATE
            '{"k":1,"k":2}' | DUPLICATE_KEY
            '{"k":1,"\\u006b":2}' | DUPLICATE_KEY
            '01' | MALFORMED_JSON
            'NaN' | MALFORMED_JSON
            '+1' | MALFORMED_JSON
            """)
    void whatCantBeKeptIsRefusedByItsName(String json, String rule) {
        HttpResponse<String> answer = post(extension(json).getBytes(UTF_8));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"" + rule + "\"", "/result/extensions");
    }

    @Test
    void absurdSizesAreRefused() {
        for (String json : new String[] {
            "9".repeat(10_000), "0." + "9".repeat(10_000), "[".repeat(100_000), "{\"k\":".repeat(100_000),
        }) {
            HttpResponse<String> answer = post(extension(json).getBytes(UTF_8));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).hasSizeLessThan(10_000);
        }
        String names = "[" + ("{\"actor\":{\"name\":\"" + "x".repeat(1000) + "\"}},").repeat(15_000);
        assertThat(post(names.getBytes(UTF_8)).statusCode()).isEqualTo(400);
    }

    @Test
    void flippedBytesAreAnswered() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < FLIPS; i++) {
            byte[] body = Xapi.with(
                            "\"result\":{\"score\":{\"raw\":1.5},\"response\":\"答え\"},\"timestamp\":\"2025-04-07T08:30:00+09:00\"",
                            Xapi.statement("p" + i, "did", "q1"))
                    .getBytes(UTF_8);
            for (int flips = random.nextInt(3) + 1; flips > 0; flips--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            HttpResponse<String> answer = post(body);
            assertThat(answer.statusCode())
                    .as("seed " + seed + ": " + answer.body()
                            + Base64.getEncoder().encodeToString(body) + "\n" + new String(body, ISO_8859_1))
                    .isIn(200, 400);
        }
        for (String format : new String[] {"exact", "ids", "canonical"}) {
            assertThat(xapi.get("?format=" + format).statusCode()).as(format).isEqualTo(200);
        }
    }
}
