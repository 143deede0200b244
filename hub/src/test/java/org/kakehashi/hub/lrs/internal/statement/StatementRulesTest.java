package org.kakehashi.hub.lrs.internal.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One changed value of a full statement, and the rule that it breaks. */
class StatementRulesTest {
    private static final String AGENT = "{\"mbox\":\"mailto:a@example.com\"}";
    private static final String GROUP = "{\"objectType\":\"Group\",\"member\":[" + AGENT + "]}";
    private static final String SUB = "{\"objectType\":\"SubStatement\",\"actor\":" + AGENT
            + ",\"verb\":{\"id\":\"https://v.example/did\"},\"object\":{\"id\":\"https://o.example/1\"}}";
    private static final String MINIMAL = "{\"actor\":" + AGENT
            + ",\"verb\":{\"id\":\"https://v.example/did\"},\"object\":{\"id\":\"https://o.example/1\"}}";

    @ParameterizedTest
    @EnumSource(SpecVersion.class)
    void everyPropertyOfTheSpecificationIsTaken(SpecVersion version) {
        assertThat(Statements.parse(Statements.FULL, version)).isInstanceOf(Parsed.Statements.class);
        assertThat(Statements.parse(MINIMAL, version)).isInstanceOf(Parsed.Statements.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            # a property, a value in its place, the rule that this breaks, where
            /id | 12345 | STRING_EXPECTED | /id
            /id | {"key":"x"} | STRING_EXPECTED | /id
            /id | "AA97B177-9383-4934-8543-0F91A7A028368" | UUID | /id
            /id | "MA97B177-9383-4934-8543-0F91A7A02836" | UUID | /id
            /id | "{6690e6c9-3ef0-4ed3-8b37-7f3964730bee}" | UUID | /id
            /id | "" | UUID | /id
            /id | null | NULL_VALUE | /id
            /Id | "6690e6c9-3ef0-4ed3-8b37-7f3964730bee" | UNKNOWN_PROPERTY | /Id
            /iD~1x | 1 | UNKNOWN_PROPERTY | /iD~1x
            /actor | '' | MISSING_PROPERTY | /actor
            /verb | '' | MISSING_PROPERTY | /verb
            /object | '' | MISSING_PROPERTY | /object
            /actor | "x" | OBJECT_EXPECTED | /actor
            /actor | {} | ONE_IDENTIFIER | /actor
            /actor | {"name":"x"} | ONE_IDENTIFIER | /actor
            /actor | {"mbox":"mailto:a@b.example","openid":"https://id.example"} | ONE_IDENTIFIER | /actor
            /actor | {"objectType":"Agent","member":[],"mbox":"mailto:a@b.example"} | UNKNOWN_PROPERTY | /actor/member
            /actor | {"objectType":"Group"} | GROUP_IDENTIFIER | /actor
            /actor | {"objectType":"Group","member":[]} | GROUP_IDENTIFIER | /actor
            /actor/objectType | "group" | OBJECT_TYPE | /actor/objectType
            /actor/objectType | "Activity" | OBJECT_TYPE | /actor/objectType
            /actor/name | 1 | STRING_EXPECTED | /actor/name
            /actor/mbox | "mailto:two@identifiers.example" | GROUP_IDENTIFIER | /actor
            /actor/member | {} | ARRAY_EXPECTED | /actor/member
            /actor/member/0 | {"objectType":"Group","member":[{"mbox":"mailto:a@b.example"}]} | OBJECT_TYPE | /actor/member/0/objectType
            /actor/member/1/mbox_sha1sum | "abc" | SHA1 | /actor/member/1/mbox_sha1sum
            /actor/account | {"name":"x"} | MISSING_PROPERTY | /actor/account/homePage
            /actor/account | {"homePage":"https://x.example"} | MISSING_PROPERTY | /actor/account/name
            /actor/account/homePage | "x.example" | IRI | /actor/account/homePage
            /actor/account/name | {} | STRING_EXPECTED | /actor/account/name
            /actor/account/id | "x" | UNKNOWN_PROPERTY | /actor/account/id
            /authority/mbox | "a@b.example" | MAILTO | /authority/mbox
            /authority/mbox | "mailto:" | MAILTO | /authority/mbox
            /authority/mbox | "mailto:a b@c.example" | MAILTO | /authority/mbox
            /verb/id | "answered" | IRI | /verb/id
            /verb/id | "" | IRI | /verb/id
            /verb/id | '' | MISSING_PROPERTY | /verb/id
            /verb/id | "http://a b" | IRI | /verb/id
            /verb/display | "x" | OBJECT_EXPECTED | /verb/display
            /verb/display | {"something":"x"} | LANGUAGE_TAG | /verb/display/something
            /verb/display/ja | null | NULL_VALUE | /verb/display/ja
            /verb/display/ja | 1 | STRING_EXPECTED | /verb/display/ja
            /verb/name | "x" | UNKNOWN_PROPERTY | /verb/name
            /object/objectType | "activity" | OBJECT_TYPE | /object/objectType
            /object/objectType | "Agent" | UNKNOWN_PROPERTY | /object/id
            /object/id | '' | MISSING_PROPERTY | /object/id
            /object/id | "q1" | IRI | /object/id
            /object/mbox | "mailto:a@b.example" | UNKNOWN_PROPERTY | /object/mbox
            /object/definition | null | NULL_VALUE | /object/definition
            /object/definition/name | {"ja": {}} | STRING_EXPECTED | /object/definition/name/ja
            /object/definition/type | "cmi.interaction" | IRI | /object/definition/type
            /object/definition/moreInfo | null | NULL_VALUE | /object/definition/moreInfo
            /object/definition/MoreInfo | "https://x.example" | UNKNOWN_PROPERTY | /object/definition/MoreInfo
            /object/definition/interactionType | "Choice" | INTERACTION_TYPE | /object/definition/interactionType
            /object/definition/interactionType | '' | INTERACTION_TYPE | /object/definition/interactionType
            /object/definition/correctResponsesPattern | "a" | ARRAY_EXPECTED | /object/definition/correctResponsesPattern
            /object/definition/correctResponsesPattern/0 | 1 | STRING_EXPECTED | /object/definition/correctResponsesPattern/0
            /object/definition/choices/0 | "a" | OBJECT_EXPECTED | /object/definition/choices/0
            /object/definition/choices/0/id | "b" | COMPONENT_ID | /object/definition/choices/1/id
            /object/definition/choices/1 | {} | MISSING_PROPERTY | /object/definition/choices/1/id
            /object/definition/steps/0/id | 1 | STRING_EXPECTED | /object/definition/steps/0/id
            /object/definition/extensions | [] | OBJECT_EXPECTED | /object/definition/extensions
            /object/definition/extensions/grade | 1 | IRI | /object/definition/extensions/grade
            /result | null | NULL_VALUE | /result
            /result/success | "true" | BOOLEAN_EXPECTED | /result/success
            /result/completion | 1 | BOOLEAN_EXPECTED | /result/completion
            /result/response | 1 | STRING_EXPECTED | /result/response
            /result/duration | 12345 | STRING_EXPECTED | /result/duration
            /result/duration | "PA1H0M0S" | DURATION | /result/duration
            /result/score | 1 | OBJECT_EXPECTED | /result/score
            /result/score/max | "100" | NUMBER_EXPECTED | /result/score/max
            /result/score/scaled | 1.01 | SCALED | /result/score/scaled
            /result/score/scaled | -1.01 | SCALED | /result/score/scaled
            /result/score/raw | 11 | SCORE_RANGE | /result/score/raw
            /result/score/raw | -1 | SCORE_RANGE | /result/score/raw
            /result/score/min | 10 | SCORE_RANGE | /result/score/min
            /result/score/percent | 1 | UNKNOWN_PROPERTY | /result/score/percent
            /result/extensions/x | 1 | IRI | /result/extensions/x
            /context/registration | "x" | UUID | /context/registration
            /context/registration | null | NULL_VALUE | /context/registration
            /context/team | {"mbox":"mailto:a@b.example"} | OBJECT_TYPE | /context/team/objectType
            /context/team/objectType | "Agent" | OBJECT_TYPE | /context/team/objectType
            /context/instructor | {} | ONE_IDENTIFIER | /context/instructor
            /context/contextActivities/parents | [] | UNKNOWN_PROPERTY | /context/contextActivities/parents
            /context/contextActivities/parent | "x" | ARRAY_EXPECTED | /context/contextActivities/parent
            /context/contextActivities/parent/0 | {"key":"x"} | UNKNOWN_PROPERTY | /context/contextActivities/parent/0/key
            /context/contextActivities/parent/0/objectType | "Agent" | OBJECT_TYPE | /context/contextActivities/parent/0/objectType
            /context/contextActivities/grouping/id | "x" | IRI | /context/contextActivities/grouping/id
            /context/language | "日本語" | LANGUAGE_TAG | /context/language
            /context/language | "" | LANGUAGE_TAG | /context/language
            /context/revision | 1 | STRING_EXPECTED | /context/revision
            /context/statement/objectType | '' | MISSING_PROPERTY | /context/statement/objectType
            /context/statement/objectType | "SubStatement" | OBJECT_TYPE | /context/statement/objectType
            /context/statement/id | "x" | UUID | /context/statement/id
            /timestamp | "01/011/2015" | TIMESTAMP | /timestamp
            /timestamp | "2008-09-15T15:53:00.601-00:00" | TIMESTAMP | /timestamp
            /timestamp | 1 | STRING_EXPECTED | /timestamp
            /stored | "yesterday" | TIMESTAMP | /stored
            /authority | {"objectType":"Group","member":[{"mbox":"mailto:a@b.example"}]} | AUTHORITY | /authority
            /authority | {"objectType":"Group","mbox":"mailto:a@b.example"} | AUTHORITY | /authority
            /version | "0.9" | VERSION | /version
            /version | "1.1.0" | VERSION | /version
            /version | "2.0.0" | VERSION | /version
            /attachments | {} | ARRAY_EXPECTED | /attachments
            /attachments/0/usageType | "note" | IRI | /attachments/0/usageType
            /attachments/0/display | '' | MISSING_PROPERTY | /attachments/0/display
            /attachments/0/contentType | "png" | MEDIA_TYPE | /attachments/0/contentType
            /attachments/0/length | "27" | LENGTH | /attachments/0/length
            /attachments/0/length | 2.7 | LENGTH | /attachments/0/length
            /attachments/0/length | -1 | LENGTH | /attachments/0/length
            /attachments/0/sha2 | "x" | SHA2 | /attachments/0/sha2
            /attachments/0/fileUrl | "file" | IRI | /attachments/0/fileUrl
            /context/contextAgents | [] | UNKNOWN_PROPERTY | /context/contextAgents
            """)
    void aBrokenRuleIsNamedWithItsPlace(String property, String value, Rule rule, String place) {
        assertThat(Statements.parse(Statements.with(property, value), SpecVersion.V1_0_3))
                .isInstanceOfSatisfying(Rejection.class, rejection -> {
                    assertThat(rejection.rule()).isEqualTo(rule);
                    assertThat(rejection.pointer()).isEqualTo(place);
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            /id | "12345678-1234-5678-1234-567812345678"
            /id | "6690E6C9-3EF0-4ED3-8B37-7F3964730BEE"
            /actor | {"account":{"homePage":"https://hub.example","name":""}}
            /actor | {"openid":"https://id.example/x"}
            /actor | {"objectType":"Group","member":[{"mbox":"mailto:a@b.example"}]}
            /verb/id | "http://example.com/فعل/خواندن"
            /verb/id | "urn:x"
            /verb/display | {}
            /verb/display | {"zh-Hant-TW":"x","tlh":"x","en-GB-oed":"x","x-private":"x","es-419":"x"}
            /object/objectType | ''
            /object/definition | {}
            /object/definition/correctResponsesPattern | []
            /object/definition/extensions | {"https://ext.example/null":null}
            /object/definition/extensions | {"https://ext.example/deep":[{"a":[{"a":1}]}, -0.0]}
            /result/score | {"raw":-5}
            /result/score/raw | 10
            /result/score/scaled | -1
            /result/duration | "P4W"
            /context/instructor | {"objectType":"Group","member":[{"mbox":"mailto:a@b.example"}]}
            /timestamp | "2999-01-01T00:00:00Z"
            /timestamp | "2015-11-18T12:17:00"
            /timestamp | "20151118T121700Z"
            /version | "1.0.9"
            /authority | {"objectType":"Group","member":[{"mbox":"mailto:a@b.example"},{"mbox":"mailto:c@b.example"}]}
            /attachments | []
            """)
    void whatTheSpecificationAllowsIsTaken(String property, String value) {
        assertThat(Statements.parse(Statements.with(property, value), SpecVersion.V1_0_3))
                .isInstanceOf(Parsed.Statements.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            /context/contextAgents | [{"objectType":"contextAgent","agent":{"mbox":"mailto:a@b.example"}}] | ''
            /context/contextAgents | [{"objectType":"contextAgent","agent":{"mbox":"mailto:a@b.example"},"relevantTypes":["https://t.example"]}] | ''
            /context/contextAgents | [{"objectType":"Agent","agent":{"mbox":"mailto:a@b.example"}}] | OBJECT_TYPE
            /context/contextAgents | [{"agent":{"mbox":"mailto:a@b.example"}}] | MISSING_PROPERTY
            /context/contextAgents | [{"objectType":"contextAgent","agent":{"key":"x"}}] | UNKNOWN_PROPERTY
            /context/contextAgents | [{"objectType":"contextAgent","agent":{"mbox":"mailto:a@b.example"},"relevantTypes":[]}] | RELEVANT_TYPES
            /context/contextAgents | [{"objectType":"contextAgent","agent":{"mbox":"mailto:a@b.example"},"relevantTypes":["abc"]}] | IRI
            /context/contextAgents | {} | ARRAY_EXPECTED
            /context/contextGroups | [{"objectType":"contextGroup","group":{"objectType":"Group","mbox":"mailto:a@b.example"}}] | ''
            /context/contextGroups | [{"objectType":"contextGroup","group":{"mbox":"mailto:a@b.example"}}] | OBJECT_TYPE
            /context/contextGroups | [{"objectType":"contextGroup"}] | MISSING_PROPERTY
            /timestamp | "2008-09-15 15:53:00.601+00:00" | ''
            /timestamp | "2015-11-18T12:17:00" | RFC3339
            /timestamp | "20151118T121700Z" | RFC3339
            /timestamp | "2008-09-15T15:53:00.601-0000" | RFC3339
            /version | "2.0.0" | ''
            /version | "1.0.3" | ''
            /version | "3.0.0" | VERSION
            """)
    void version2HasRulesOfItsOwn(String property, String value, String rule) {
        Parsed parsed = Statements.parse(Statements.with(property, value), SpecVersion.V2_0_0);
        assertThat(parsed instanceof Rejection rejection ? rejection.rule().name() : "")
                .isEqualTo(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "stored", "version", "authority"})
    void aSubStatementHasNoPropertiesThatTheStoreSets(String property) {
        String sub = Statements.with(
                SUB,
                "/" + property,
                Statements.JSON.readTree(Statements.FULL).get(property).toString());
        assertRejected(Statements.with(MINIMAL, "/object", sub), Rule.UNKNOWN_PROPERTY, "/object/" + property);
    }

    @Test
    void aSubStatementHoldsNoSubStatement() {
        assertThat(Statements.parse(Statements.with(MINIMAL, "/object", SUB), SpecVersion.V1_0_3))
                .isInstanceOf(Parsed.Statements.class);
        String nested = Statements.with(SUB, "/object", SUB);
        assertRejected(Statements.with(MINIMAL, "/object", nested), Rule.UNKNOWN_PROPERTY, "/object/object/actor");
        String bare = Statements.with(SUB, "/object", "{\"objectType\":\"SubStatement\"}");
        assertRejected(Statements.with(MINIMAL, "/object", bare), Rule.OBJECT_TYPE, "/object/object/objectType");
    }

    @Test
    void aSubStatementIsValidatedLikeAStatement() {
        String sub = Statements.with(SUB, "/verb/id", "\"did\"");
        assertRejected(Statements.with(MINIMAL, "/object", sub), Rule.IRI, "/object/verb/id");
        assertRejected(
                Statements.with(MINIMAL, "/object", Statements.with(SUB, "/actor", "")),
                Rule.MISSING_PROPERTY,
                "/object/actor");
    }

    @Test
    void anAgentAsObjectMustSayThatItIsOne() {
        assertRejected(Statements.with(MINIMAL, "/object", AGENT), Rule.UNKNOWN_PROPERTY, "/object/mbox");
        assertThat(Statements.parse(Statements.with(MINIMAL, "/object", GROUP), SpecVersion.V1_0_3))
                .isInstanceOf(Parsed.Statements.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"revision", "platform"})
    void revisionAndPlatformBelongToActivities(String property) {
        String statement =
                Statements.with(Statements.with(MINIMAL, "/object", GROUP), "/context", "{\"" + property + "\":\"1\"}");
        assertRejected(statement, Rule.ACTIVITY_ONLY, "/context");
    }

    @Test
    void aVoidingStatementRefersToAStatement() {
        String voided = Statements.with(MINIMAL, "/verb/id", "\"http://adlnet.gov/expapi/verbs/voided\"");
        assertRejected(voided, Rule.VOIDING_TARGET, "/object");
        String reference = "{\"objectType\":\"StatementRef\",\"id\":\"11111111-2222-3333-4444-555555555555\"}";
        ParsedStatement parsed = Statements.one(Statements.with(voided, "/object", reference));
        assertThat(parsed.voids()).isTrue();
        assertThat(parsed.reference()).hasToString("11111111-2222-3333-4444-555555555555");
    }

    private static void assertRejected(String statement, Rule rule, String pointer) {
        assertThat(Statements.parse(statement, SpecVersion.V1_0_3))
                .isInstanceOfSatisfying(Rejection.class, rejection -> {
                    assertThat(rejection.rule()).isEqualTo(rule);
                    assertThat(rejection.pointer()).isEqualTo(pointer);
                });
    }
}
