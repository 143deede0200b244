package org.kakehashi.hub.lrs.internal.statement;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever the bytes are, the parser answers with a value, and what it takes can be worked with. */
class StatementParserFuzzTest {
    private static final String NUMBERS =
            "{\"actor\":{\"mbox\":\"mailto:a@example.com\"},\"verb\":{\"id\":\"https://v.example/did\"},"
                    + "\"object\":{\"id\":\"https://o.example/1\"},\"result\":{\"extensions\":{\"a:b\":%s}}}";

    /** A change to a text at a place. */
    record Change(double at, String kind, String text) {
        byte[] apply(byte[] body) {
            String before = new String(body, ISO_8859_1);
            int place = (int) (at * before.length());
            int length = Math.min(text.length(), before.length() - place);
            String after =
                    switch (kind) {
                        case "insert" -> before.substring(0, place) + text + before.substring(place);
                        case "overwrite" -> before.substring(0, place) + text + before.substring(place + length);
                        case "delete" -> before.substring(0, place) + before.substring(place + length);
                        case "repeat" -> before + before.substring(place);
                        default -> before.substring(0, place);
                    };
            return after.getBytes(ISO_8859_1);
        }
    }

    @Provide
    Arbitrary<Change> changes() {
        Arbitrary<String> texts = Arbitraries.oneOf(
                Arbitraries.of(
                        "\"",
                        "\\",
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "null",
                        "true",
                        "1e999999999",
                        "-0",
                        "\\u0000",
                        "\\ud800",
                        "\\udc00",
                        "\\ud83d\\ude00",
                        "\u00c0\u0080",
                        "\u00ed\u00a0\u0080",
                        "\u00ff",
                        "\u0000",
                        "\"id\":1,",
                        "\"objectType\":\"SubStatement\",",
                        "{\"a\":",
                        "[[[[[[",
                        "\"member\":[],",
                        "9".repeat(1001)),
                Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(6));
        return Combinators.combine(
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.of("insert", "overwrite", "delete", "repeat", "truncate"),
                        texts)
                .as(Change::new);
    }

    @Property(tries = 3000)
    void aChangedStatementIsTakenOrRefused(
            @ForAll("changes") Change first, @ForAll @Size(max = 2) List<@net.jqwik.api.From("changes") Change> more) {
        byte[] body = first.apply(Statements.FULL.getBytes(UTF_8));
        for (Change change : more) {
            body = change.apply(body);
        }
        assertAnswered(body);
    }

    @Property(tries = 2000)
    void oneFlippedBitIsTakenOrRefused(@ForAll double at, @ForAll byte bit) {
        byte[] body = Statements.FULL.getBytes(UTF_8);
        body[(int) (Math.abs(at % 1) * body.length)] ^= (byte) (1 << (bit & 7));
        assertAnswered(body);
    }

    @Property(tries = 1000)
    void anyBytesAreTakenOrRefused(@ForAll byte[] body) {
        assertAnswered(body);
    }

    @Property(tries = 500)
    void anyJsonOfAnExtensionIsKept(@ForAll("json") String json) {
        byte[] body = NUMBERS.formatted(json).getBytes(UTF_8);
        Parsed parsed = Statements.PARSER.parse(body, SpecVersion.V2_0_0);
        if (parsed instanceof Parsed.Statements statements) {
            ParsedStatement statement = statements.statements().getFirst();
            assertThat(new StoredStatement(0, 0, statement.bytes()).isSameAs(statement))
                    .isTrue();
            assertThat(CanonicalForm.of(statement.bytes())).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<String> json() {
        Arbitrary<String> numbers = Arbitraries.of(
                "1e999999999",
                "-1e-999999999",
                "0.1e2147483648",
                "1e400",
                "1" + "0".repeat(900),
                "0." + "3".repeat(900),
                "-0.0",
                "1E+2",
                "123456789012345678901234567890");
        Arbitrary<String> leaves = Arbitraries.oneOf(
                numbers,
                Arbitraries.of("null", "true", "\"\"", "\"\\ud83d\\ude00\"", "\"\\u00e9\"", "\"\\/\\b\\f\""),
                Arbitraries.strings().alpha().map(text -> '"' + text + '"'));
        return Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(3).map(all -> "[" + String.join(",", all) + "]"),
                        inner.map(value -> "{\"k\":" + value + "}"),
                        inner.map(value -> "{\"\":" + value + ",\"k\":" + value + "}")),
                0,
                6);
    }

    @Example
    void aNumberOfHugeExponentIsComparedWithoutBeingWrittenOut() {
        for (String number :
                List.of("1e999999999", "1e-999999999", "-9.9e2147483647", "1e2147483648", "1e99999999999999999999")) {
            byte[] body = NUMBERS.formatted(number).getBytes(UTF_8);
            if (Statements.PARSER.parse(body, SpecVersion.V1_0_3) instanceof Parsed.Statements) {
                assertThat(CanonicalForm.of(body)).hasSizeLessThan(400);
            }
        }
    }

    @Example
    void nestingAsDeepAsItIsTakenCanBeCompared() {
        String deep = "[".repeat(190) + "]".repeat(190);
        byte[] body = NUMBERS.formatted(deep).getBytes(UTF_8);
        assertThat(Statements.PARSER.parse(body, SpecVersion.V1_0_3)).isInstanceOf(Parsed.Statements.class);
        assertThat(CanonicalForm.of(body)).contains(deep);
    }

    private static void assertAnswered(byte[] body) {
        for (SpecVersion version : SpecVersion.values()) {
            Parsed parsed = Statements.PARSER.parse(body.clone(), version);
            if (parsed instanceof Rejection rejection) {
                assertThat(rejection.detail()).hasSizeLessThan(5000);
            } else {
                for (ParsedStatement statement : ((Parsed.Statements) parsed).statements()) {
                    assertThat(CanonicalForm.of(statement.bytes())).isNotEmpty();
                    assertThat(Edit.decode(statement.edits())).allMatch(edit -> edit.end() <= statement.length());
                }
            }
        }
    }
}
