package org.kakehashi.hub.lrs.internal.statement;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Statements for tests: one that uses every property, and copies of it with one thing changed. */
final class Statements {
    static final JsonMapper JSON = JsonMapper.shared();
    static final StatementParser PARSER = new StatementParser(1000);

    /** Uses every property that 1.0.3 knows. */
    static final String FULL = """
            {"id": "6690e6c9-3ef0-4ed3-8b37-7f3964730bee",
             "actor": {"objectType": "Group", "name": "三年一組", "account": {"homePage": "https://hub.example", "name": "g1"},
               "member": [{"account": {"homePage": "https://hub.example", "name": "p1"}},
                          {"objectType": "Agent", "mbox_sha1sum": "ebd31e95054c018b10727ccffd2ef2ec3a016ee9"}]},
             "verb": {"id": "http://adlnet.gov/expapi/verbs/answered", "display": {"ja": "解答した", "en": "answered"}},
             "object": {"objectType": "Activity", "id": "https://drill.example/q/1",
               "definition": {"name": {"ja": "分数"}, "description": {"ja": "分数のたし算"},
                 "type": "http://adlnet.gov/expapi/activities/cmi.interaction", "moreInfo": "https://drill.example/more",
                 "interactionType": "choice", "correctResponsesPattern": ["a"],
                 "choices": [{"id": "a", "description": {"ja": "三分の二"}}, {"id": "b"}],
                 "scale": [{"id": "a"}], "source": [{"id": "a"}], "target": [{"id": "a"}], "steps": [{"id": "a"}],
                 "extensions": {"https://w3id.org/japan-xapi/extensions/grade": ["P3"]}}},
             "result": {"score": {"scaled": 0.5, "raw": 5, "min": 0, "max": 10}, "success": true, "completion": false,
               "response": "a", "duration": "PT12.34S", "extensions": {"https://ext.example/r": {"a": null}}},
             "context": {"registration": "ec531277-b57b-4c15-8d91-d292c5b2b8f7",
               "instructor": {"openid": "https://id.example/t1"},
               "team": {"objectType": "Group", "mbox": "mailto:team@example.com"},
               "contextActivities": {"parent": [{"id": "https://drill.example/unit/1"}],
                 "grouping": {"id": "https://drill.example/course/1"},
                 "category": [{"id": "https://w3id.org/japan-xapi/assessment"}], "other": []},
               "revision": "2", "platform": "架け橋", "language": "ja-JP",
               "statement": {"objectType": "StatementRef", "id": "11111111-2222-3333-4444-555555555555"},
               "extensions": {"https://ext.example/c": 1}},
             "timestamp": "2025-04-07T08:30:00.000+09:00",
             "stored": "2025-04-07T00:00:00Z",
             "authority": {"mbox": "mailto:lrs@example.com"},
             "version": "1.0.0",
             "attachments": [{"usageType": "https://ext.example/note", "display": {"ja": "ノート"},
               "description": {"ja": "写真"}, "contentType": "image/png", "length": 27,
               "sha2": "495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a",
               "fileUrl": "https://files.example/1"}]}
            """;

    private Statements() {}

    static Parsed parse(String body, SpecVersion version) {
        return PARSER.parse(body.getBytes(UTF_8), version);
    }

    static ParsedStatement one(String body) {
        return switch (parse(body, SpecVersion.V1_0_3)) {
            case Parsed.Statements parsed -> parsed.statements().getFirst();
            case Rejection rejection -> throw new AssertionError(rejection.detail());
        };
    }

    /** The full statement with the value at {@code pointer} set to {@code value} (JSON), or removed where that is empty. */
    static String with(String pointer, String value) {
        return with(FULL, pointer, value);
    }

    static String with(String statement, String pointer, String value) {
        JsonNode root = JSON.readTree(statement);
        JsonPointer at = JsonPointer.compile(pointer);
        JsonNode parent = root.at(at.head());
        String last = at.last().getMatchingProperty();
        if (parent instanceof ArrayNode array) {
            array.set(at.last().getMatchingIndex(), JSON.readTree(value));
        } else if (value.isEmpty()) {
            ((ObjectNode) parent).remove(last);
        } else {
            ((ObjectNode) parent).set(last, JSON.readTree(value));
        }
        return JSON.writeValueAsString(root);
    }
}
