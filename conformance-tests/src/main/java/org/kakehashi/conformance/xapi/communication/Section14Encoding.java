package org.kakehashi.conformance.xapi.communication;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kakehashi.conformance.xapi.Answer;
import org.kakehashi.conformance.xapi.CheckFailed;
import org.kakehashi.conformance.xapi.Checks;
import org.kakehashi.conformance.xapi.Json;
import org.kakehashi.conformance.xapi.Lrs;
import org.kakehashi.conformance.xapi.Sample;
import org.kakehashi.conformance.xapi.Section;

/** Part 3, 1.2 and 1.4: requests from other origins, and UTF-8. */
public final class Section14Encoding implements Section {
    @Override
    public void addTo(Checks checks) {
        addOrigins(checks);
        for (String text : List.of("日本語", "ñ €", "𠮷野家 😀", "עברית", "\u2028\u2029", "\\u3042", "あ\"\\\t\n")) {
            checks.add("XAPI-00015", name(text) + " comes back", lrs -> text(lrs, text));
        }
        for (byte[] bytes :
                List.of("あ".getBytes(Charset.forName("Shift_JIS")), new byte[] {(byte) 0xc3, (byte) 0x28}, new byte[] {
                    (byte) 0xff
                })) {
            checks.add("XAPI-00015", "bytes that are no UTF-8: 400", lrs -> {
                String json =
                        Sample.minimal().set("verb/display", "{'ja':'HERE'}").json();
                byte[] body =
                        json.replace("HERE", new String(bytes, ISO_8859_1)).getBytes(ISO_8859_1);
                lrs.to("statements").body(body, "application/json").post().is(400);
            });
        }
    }

    private static String name(String text) {
        return text.codePoints().mapToObj("U+%04X"::formatted).collect(Collectors.joining(" "));
    }

    private static void text(Lrs lrs, String text) {
        Sample statement = Sample.minimal().set("verb/display", Json.parse("{'ja':" + Json.quote(text) + "}"));
        lrs.store(statement);
        String back = lrs.fetch(statement.id()).at("/verb/display/ja").asString("");
        CheckFailed.unless(back.equals(text), "got " + back);
    }

    private static void addOrigins(Checks checks) {
        String origin = "https://tool.example";
        for (String resource : List.of(
                "statements",
                "activities/state",
                "agents/profile",
                "activities/profile",
                "agents",
                "activities",
                "about")) {
            checks.add("CORS-01", "a preflight for " + resource + " is answered", lrs -> {
                Answer answer = lrs.to(resource)
                        .without("Authorization")
                        .without("X-Experience-API-Version")
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", "PUT")
                        .header(
                                "Access-Control-Request-Headers",
                                "authorization,content-type,if-match,if-none-match,x-experience-api-version")
                        .send("OPTIONS")
                        .is(200, 204);
                String allowed = answer.need("Access-Control-Allow-Headers").toLowerCase(Locale.ROOT);
                CheckFailed.unless(
                        answer.need("Access-Control-Allow-Origin").matches("\\*|" + origin),
                        "the origin is not allowed");
                CheckFailed.unless(
                        answer.need("Access-Control-Allow-Methods").matches("(?s).*(PUT|\\*).*"), "PUT is not allowed");
                for (String header : List.of("authorization", "if-match", "x-experience-api-version")) {
                    CheckFailed.unless(allowed.contains(header) || allowed.equals("*"), header + " is not allowed");
                }
            });
        }
        checks.add("CORS-01", "answers name their origin and the headers that may be read", lrs -> {
            Answer answer = lrs.to("statements")
                    .with("limit", "1")
                    .header("Origin", origin)
                    .get()
                    .is(200);
            CheckFailed.unless(
                    answer.need("Access-Control-Allow-Origin").matches("\\*|" + origin), "the origin is not allowed");
            String exposed = answer.need("Access-Control-Expose-Headers").toLowerCase(Locale.ROOT);
            CheckFailed.unless(
                    exposed.contains("x-experience-api-consistent-through") || exposed.contains("*"),
                    "exposed is " + exposed);
        });
    }
}
