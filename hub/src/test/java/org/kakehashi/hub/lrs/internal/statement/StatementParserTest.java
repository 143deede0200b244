package org.kakehashi.hub.lrs.internal.statement;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.hub.lrs.AgentId;

class StatementParserTest {
    private static final String HEAD =
            "{\"actor\":{\"mbox\":\"mailto:a@example.com\"},\"verb\":{\"id\":\"https://v.example/did\"},";
    private static final String SMALL = HEAD + "\"object\":{\"id\":\"https://o.example/1\"}}";

    @Test
    void aStatementIsSliced() {
        ParsedStatement parsed = Statements.one(Statements.FULL);
        assertThat(parsed.id()).isEqualTo(UUID.fromString("6690e6c9-3ef0-4ed3-8b37-7f3964730bee"));
        assertThat(parsed.actor()).isEqualTo(AgentId.account("https://hub.example", "g1"));
        assertThat(parsed.verb()).isEqualTo("http://adlnet.gov/expapi/verbs/answered");
        assertThat(parsed.activity()).isEqualTo("https://drill.example/q/1");
        assertThat(parsed.registration()).isEqualTo(UUID.fromString("ec531277-b57b-4c15-8d91-d292c5b2b8f7"));
        assertThat(parsed.timestamp()).isEqualTo(1_743_982_200_000_000L);
        assertThat(parsed.version()).isEqualTo("1.0.0");
        assertThat(parsed.reference()).isNull();
        assertThat(parsed.dataWanted()).isFalse();
    }

    @Test
    void agentsAndActivitiesAreNotedWithTheirPlaces() {
        ParsedStatement parsed = Statements.one(Statements.FULL);
        assertThat(parsed.agents())
                .isEqualTo(Map.of(
                        AgentId.account("https://hub.example", "p1"), Usage.ACTOR,
                        AgentId.mboxSha1sum("ebd31e95054c018b10727ccffd2ef2ec3a016ee9"), Usage.ACTOR,
                        AgentId.openid("https://id.example/t1"), Usage.INSTRUCTOR,
                        AgentId.mbox("mailto:team@example.com"), Usage.TEAM));
        assertThat(parsed.activities())
                .isEqualTo(Map.of(
                        "https://drill.example/unit/1", Usage.PARENT,
                        "https://drill.example/course/1", Usage.GROUPING,
                        "https://w3id.org/japan-xapi/assessment", Usage.CATEGORY));
    }

    @Test
    void placesInASubStatementAreKeptApart() {
        String sub = "{\"objectType\":\"SubStatement\"," + HEAD.substring(1)
                + "\"object\":{\"id\":\"https://o.example/2\"},\"context\":{\"registration\":"
                + "\"ec531277-b57b-4c15-8d91-d292c5b2b8f7\",\"instructor\":{\"mbox\":\"mailto:a@example.com\"}}}";
        ParsedStatement parsed = Statements.one(Statements.with(SMALL, "/object", sub));
        assertThat(parsed.activity()).isNull();
        assertThat(parsed.registration()).isNull();
        assertThat(parsed.agents())
                .isEqualTo(Map.of(
                        AgentId.mbox("mailto:a@example.com"),
                        Usage.inSubStatement(Usage.ACTOR) | Usage.inSubStatement(Usage.INSTRUCTOR)));
        assertThat(parsed.activities()).isEqualTo(Map.of("https://o.example/2", Usage.inSubStatement(Usage.OBJECT)));
    }

    @Test
    void aStatementsBytesAreExactlyItsOwn() {
        String body = " [ " + SMALL + " ,\n" + Statements.FULL + "] ";
        List<ParsedStatement> statements = statements(body);
        assertThat(statements).hasSize(2);
        assertThat(text(statements.getFirst())).isEqualTo(SMALL);
        assertThat(text(statements.getLast())).isEqualTo(Statements.FULL.strip());
    }

    @Test
    void editsSayWhatIsServedOtherwise() {
        byte[] slice = text(Statements.one(" " + Statements.FULL)).getBytes(UTF_8);
        assertThat(Edit.decode(Statements.one(" " + Statements.FULL).edits()))
                .extracting(
                        edit -> edit.kind() + " " + new String(slice, edit.start(), edit.end() - edit.start(), UTF_8))
                .containsExactly(
                        "ARRAY {\"id\": \"https://drill.example/course/1\"}",
                        "UTC \"2025-04-07T08:30:00.000+09:00\"",
                        "STORED \"2025-04-07T00:00:00Z\"",
                        "AUTHORITY {\"mbox\": \"mailto:lrs@example.com\"}");
        assertThat(Statements.one(SMALL).edits()).isNull();
    }

    @Test
    void anEmptyBatchIsABatch() {
        assertThat(statements("[]")).isEmpty();
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertThat(text(statements("\uFEFF[" + SMALL + "]").getFirst())).isEqualTo(SMALL);
    }

    @Test
    void anAttachmentWithoutFileUrlNeedsItsData() {
        assertThat(Statements.one(Statements.with("/attachments/0/fileUrl", "")).dataWanted())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            '' | NOT_A_STATEMENT | ''
            ' ' | NOT_A_STATEMENT | ''
            'x' | MALFORMED_JSON | ''
            '1' | NOT_A_STATEMENT | ''
            'null' | NOT_A_STATEMENT | ''
            '[1]' | OBJECT_EXPECTED | /0
            '[[]]' | OBJECT_EXPECTED | /0
            '{"actor":' | MALFORMED_JSON | /actor
            '{"actor":{}' | ONE_IDENTIFIER | /actor
            '{"actor":{"mbox":1}}' | STRING_EXPECTED | /actor/mbox
            '{"id":"6690e6c9-3ef0-4ed3-8b37-7f3964730bee","id":1}' | DUPLICATE_KEY | /id
            '{"verb":{"id":"a:b","display":{"ja":"1","ja":"2"}}}' | DUPLICATE_KEY | /verb/display/ja
            '{"result":{"extensions":{"a:b":{"x":[{"k":1,"k":2}]}}}}' | DUPLICATE_KEY | /result/extensions/a:b/x/0/k
            '{"result":{"response":"\\u0000"}}' | NUL_CHARACTER | /result/response
            '{"result":{"response":"a\\ud83d"}}' | LONE_SURROGATE | /result/response
            '{"result":{"response":"\\udf7a\\ud83d"}}' | LONE_SURROGATE | /result/response
            '{"result":{"response":"\\\\u0000"},"x":1}' | UNKNOWN_PROPERTY | /x
            '{"result":{"response":"\\ud83c\\udf7a"},"x":1}' | UNKNOWN_PROPERTY | /x
            '{"result":{"response":"\\u12G4"}}' | MALFORMED_JSON | /result/response
            '{"result":{"score":{"raw":01}}}' | MALFORMED_JSON | /result/score/raw
            '{"result":{"score":{"raw":NaN}}}' | MALFORMED_JSON | /result/score/raw
            """)
    void whatIsNoStatementIsRefusedWithItsPlace(String body, Rule rule, String pointer) {
        assertRejected(body.getBytes(UTF_8), rule, pointer);
    }

    @Test
    void somethingBehindTheBodyIsRefused() {
        assertRejected((SMALL + SMALL).getBytes(UTF_8), Rule.MALFORMED_JSON, "");
        assertRejected(("[" + SMALL + "]x").getBytes(UTF_8), Rule.MALFORMED_JSON, "");
    }

    @Test
    void otherEncodingsAreRefused() {
        String japanese = Statements.with(SMALL, "/result", "{\"response\":\"架け橋\"}");
        assertRejected(japanese.getBytes(Charset.forName("windows-31j")), Rule.INVALID_UTF8, "/result/response");
        assertRejected(SMALL.getBytes(UTF_16), Rule.INVALID_UTF8, "");
    }

    @Test
    void overlongAndSurrogateBytesAreNoUtf8() {
        for (int[] broken : new int[][] {
            {0xc0, 0x80}, {0xe0, 0x80, 0x80}, {0xed, 0xa0, 0x80}, {0xf5, 0x80, 0x80, 0x80}, {0xe3, 0x81}, {0x80}
        }) {
            byte[] body = ("{\"x\":\"" + "_".repeat(broken.length) + "\"}").getBytes(UTF_8);
            for (int i = 0; i < broken.length; i++) {
                body[6 + i] = (byte) broken[i];
            }
            assertRejected(body, Rule.INVALID_UTF8, "/x");
        }
    }

    @Test
    void controlCharactersAreRefusedWhereverTheyStand() {
        byte[] body = ("{\"result\":{\"response\":\"" + "x".repeat(30) + "\"}}").getBytes(UTF_8);
        for (int at = 25; at < 45; at++) {
            byte[] broken = body.clone();
            broken[at] = 1;
            assertRejected(broken, Rule.CONTROL_CHARACTER, "/result/response");
        }
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThat(Statements.parse("{\"result\":{\"extensions\":{\"a:b\":" + deep + "}}}", SpecVersion.V1_0_3))
                .isInstanceOfSatisfying(
                        Rejection.class, it -> assertThat(it.rule()).isEqualTo(Rule.MALFORMED_JSON));
    }

    @Test
    void numbersOfAnySizeAreTaken() {
        String result =
                ",\"result\":{\"score\":{\"raw\":1e400,\"min\":-1e999999999},\"extensions\":{\"a:b\":1e-99999}}}";
        assertThat(statements(SMALL.replaceFirst("}$", result))).hasSize(1);
    }

    @Test
    void numbersOfAbsurdLengthAreRefused() {
        assertThat(Statements.parse("{\"result\":{\"score\":{\"raw\":" + "9".repeat(5000) + "}}}", SpecVersion.V1_0_3))
                .isInstanceOfSatisfying(
                        Rejection.class, it -> assertThat(it.rule()).isEqualTo(Rule.MALFORMED_JSON));
    }

    @Test
    void exponentsBeyondArithmeticAreRefused() {
        for (String result :
                new String[] {"{\"extensions\":{\"a:b\":[1E-1000000000]}}", "{\"score\":{\"raw\":1e9999999999}}"}) {
            assertThat(Statements.parse("{\"result\":" + result + "}", SpecVersion.V1_0_3))
                    .isInstanceOfSatisfying(
                            Rejection.class, it -> assertThat(it.rule()).isEqualTo(Rule.NUMBER_RANGE));
        }
    }

    @Test
    void aBatchIsAllOrNothing() {
        assertRejected(("[" + SMALL + ",{}]").getBytes(UTF_8), Rule.MISSING_PROPERTY, "/1/actor");
    }

    @Test
    void anIdMayStandOnceInABatch() {
        String withId = Statements.with(SMALL, "/id", "\"6690e6c9-3ef0-4ed3-8b37-7f3964730bee\"");
        String upper = Statements.with(SMALL, "/id", "\"6690E6C9-3EF0-4ED3-8B37-7F3964730BEE\"");
        assertRejected(("[" + withId + "," + SMALL + "," + upper + "]").getBytes(UTF_8), Rule.DUPLICATE_ID, "/2/id");
    }

    @Test
    void aBatchHasABound() {
        byte[] body = ("[" + SMALL + "," + SMALL + "," + SMALL + "]").getBytes(UTF_8);
        assertThat(new StatementParser(2).parse(body, SpecVersion.V1_0_3))
                .isInstanceOfSatisfying(
                        Rejection.class, it -> assertThat(it.rule()).isEqualTo(Rule.TOO_MANY));
    }

    @Test
    void aLongValueIsShownShortened() {
        Rejection rejection = (Rejection) Statements.parse(
                Statements.with(SMALL, "/verb/id", "\"" + "x".repeat(1000) + "\""), SpecVersion.V1_0_3);
        assertThat(rejection.value()).hasSizeLessThan(130).startsWith("xxx");
        assertThat(rejection.detail()).startsWith("/verb/id (xxx").contains("must be an IRI");
    }

    @Test
    void anAgentOfAQueryIsParsed() {
        assertThat(StatementParser.parseAgent(
                        "{\"account\":{\"homePage\":\"https://h.example\",\"name\":\"児童\"}}", SpecVersion.V1_0_3))
                .isEqualTo(AgentId.account("https://h.example", "児童"));
        assertThat(StatementParser.parseAgent(
                        "{\"objectType\":\"Group\",\"mbox\":\"mailto:G@EXAMPLE.com\"}", SpecVersion.V1_0_3))
                .isEqualTo(AgentId.mbox("mailto:G@example.com"));
        assertThat(StatementParser.parseAgent("{\"name\":\"x\"}", SpecVersion.V1_0_3))
                .isNull();
        assertThat(StatementParser.parseAgent("{\"mbox\":\"mailto:a@b.example\"} x", SpecVersion.V1_0_3))
                .isNull();
        assertThat(StatementParser.parseAgent("\ud83d", SpecVersion.V1_0_3)).isNull();
    }

    private static List<ParsedStatement> statements(String body) {
        return ((Parsed.Statements) Statements.parse(body, SpecVersion.V1_0_3)).statements();
    }

    private static String text(ParsedStatement statement) {
        return new String(Arrays.copyOfRange(statement.body(), statement.start(), statement.end()), UTF_8);
    }

    private static void assertRejected(byte[] body, Rule rule, String pointer) {
        assertThat(Statements.PARSER.parse(body, SpecVersion.V1_0_3))
                .isInstanceOfSatisfying(Rejection.class, rejection -> {
                    assertThat(rejection.rule()).isEqualTo(rule);
                    assertThat(rejection.pointer()).isEqualTo(pointer);
                });
    }
}
