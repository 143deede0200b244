package org.kakehashi.hub.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.springframework.beans.factory.annotation.Autowired;

/** If-Match and If-None-Match (xAPI 1.0.3 part 3, 3.1; IEEE 9274.1.1). */
@HubTest
class DocumentPreconditionsTest {
    private static final String KINDS = "org.kakehashi.hub.lrs.DocumentPlace#kinds";
    private static final String OTHER = "\"0000000000000000000000000000000000000000\"";

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
    void putReplacesOnlyWhatIfMatchNames(String kind) {
        DocumentPlace place = DocumentPlace.of(xapi, kind);
        assertThat(place.put("{}", "If-Match", OTHER).statusCode()).isEqualTo(412);
        assertThat(place.put("{}", "If-Match", "*").statusCode()).isEqualTo(412);
        assertThat(place.get().statusCode()).isEqualTo(404);
        place.put("{\"n\":1}");
        String first = place.etag();
        for (String wrong : new String[] {OTHER, "W/" + first, "1234", "\"\"", OTHER + ", W/" + first}) {
            assertThat(place.put("{\"n\":0}", "If-Match", wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(412);
        }
        assertThat(place.get().body()).isEqualTo("{\"n\":1}");
        assertThat(place.put("{\"n\":2}", "If-Match", first).statusCode()).isEqualTo(204);
        assertThat(place.put("{\"n\":3}", "If-Match", first).statusCode()).isEqualTo(412);
        assertThat(place.put("{\"n\":3}", "If-Match", OTHER + " ,\t" + place.etag())
                        .statusCode())
                .isEqualTo(204);
        assertThat(place.put("{\"n\":4}", "If-Match", "*").statusCode()).isEqualTo(204);
        assertThat(place.put("{\"n\":5}", "If-Match", place.etag().replace("\"", ""))
                        .statusCode())
                .isEqualTo(204);
        assertThat(place.put("{\"n\":6}", "If-Match", OTHER, "If-Match", place.etag())
                        .statusCode())
                .isEqualTo(204);
        assertThat(place.get().body()).isEqualTo("{\"n\":6}");
    }

    @ParameterizedTest
    @MethodSource(KINDS)
    void putCreatesOnlyWhereIfNoneMatchHolds(String kind) {
        DocumentPlace place = DocumentPlace.of(xapi, kind);
        assertThat(place.put("{\"n\":1}", "If-None-Match", "*").statusCode()).isEqualTo(204);
        assertThat(place.put("{\"n\":2}", "If-None-Match", "*").statusCode()).isEqualTo(412);
        assertThat(place.put("{\"n\":2}", "If-None-Match", place.etag()).statusCode())
                .isEqualTo(412);
        assertThat(place.put("{\"n\":2}", "If-None-Match", "W/" + place.etag()).statusCode())
                .isEqualTo(412);
        assertThat(place.get().body()).isEqualTo("{\"n\":1}");
        assertThat(place.put("{\"n\":2}", "If-None-Match", OTHER).statusCode()).isEqualTo(204);
        assertThat(place.put("{\"n\":3}", "If-Match", place.etag(), "If-None-Match", "*")
                        .statusCode())
                .isEqualTo(412);
        assertThat(place.put("{\"n\":3}", "If-Match", place.etag(), "If-None-Match", OTHER)
                        .statusCode())
                .isEqualTo(204);
        assertThat(place.id("new").put("{}", "If-None-Match", OTHER).statusCode())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @MethodSource(KINDS)
    void putWithoutEitherReplacesNothingButStateOf103(String kind) {
        DocumentPlace place = DocumentPlace.of(xapi, kind);
        assertThat(place.put("{\"n\":1}").statusCode()).isEqualTo(204);
        var again = place.put("{\"n\":2}");
        if (place.isState() && place.version().equals("1.0.3")) {
            assertThat(again.statusCode()).isEqualTo(204);
            assertThat(place.get().body()).isEqualTo("{\"n\":2}");
        } else {
            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(again.body()).contains("current state", "If-Match", "ETag");
            assertThat(place.get().body()).isEqualTo("{\"n\":1}");
        }
    }

    @ParameterizedTest
    @MethodSource(KINDS)
    void postMergesOnlyIntoWhatTheHeadersAllow(String kind) {
        DocumentPlace place = DocumentPlace.of(xapi, kind);
        assertThat(place.post("{\"n\":1}", "If-Match", "*").statusCode()).isEqualTo(412);
        assertThat(place.post("{\"n\":1}", "If-None-Match", "*").statusCode()).isEqualTo(204);
        assertThat(place.post("{\"m\":1}", "If-None-Match", "*").statusCode()).isEqualTo(412);
        assertThat(place.post("{\"m\":1}", "If-Match", OTHER).statusCode()).isEqualTo(412);
        assertThat(place.get().body()).isEqualTo("{\"n\":1}");
        assertThat(place.post("{\"m\":1}", "If-Match", place.etag()).statusCode())
                .isEqualTo(204);
        assertThat(place.get().body()).isEqualTo("{\"n\":1,\"m\":1}");
    }

    @ParameterizedTest
    @MethodSource(KINDS)
    void deleteRemovesOnlyWhatTheHeadersAllow(String kind) {
        DocumentPlace place = DocumentPlace.of(xapi, kind);
        assertThat(place.delete("If-Match", "*").statusCode()).isEqualTo(412);
        assertThat(place.delete("If-None-Match", "*").statusCode()).isEqualTo(204);
        place.put("{}");
        assertThat(place.delete("If-Match", OTHER).statusCode()).isEqualTo(412);
        assertThat(place.delete("If-Match", "1234").statusCode()).isEqualTo(412);
        assertThat(place.delete("If-None-Match", place.etag()).statusCode()).isEqualTo(412);
        assertThat(place.id("other").delete("If-Match", OTHER).statusCode()).isEqualTo(412);
        assertThat(place.id("other").delete("If-None-Match", OTHER).statusCode())
                .isEqualTo(204);
        assertThat(place.get().statusCode()).isEqualTo(200);
        assertThat(place.delete("If-Match", place.etag()).statusCode()).isEqualTo(204);
        assertThat(place.get().statusCode()).isEqualTo(404);
    }

    @Test
    void theAlternateSyntaxOf103CarriesThemInItsForm() {
        DocumentPlace place = DocumentPlace.of(xapi, "agents/profile 1.0.3");
        place.put("{\"n\":1}");
        assertThat(alternate(place, "PUT", OTHER)).isEqualTo(412);
        assertThat(alternate(place, "PUT", place.etag())).isEqualTo(204);
        assertThat(place.get().body()).isEqualTo("{\"あ\":2}");
        assertThat(place.get().headers().firstValue("Content-Type")).contains("application/json");
        assertThat(alternate(place, "DELETE", OTHER)).isEqualTo(412);
        assertThat(alternate(place, "DELETE", place.etag())).isEqualTo(204);
    }

    private int alternate(DocumentPlace place, String method, String ifMatch) {
        String form = place.context() + "&profileId=" + Xapi.encoded(place.id()) + "&If-Match=" + Xapi.encoded(ifMatch)
                + (method.equals("PUT") ? "&Content-Type=application%2Fjson&content=" + Xapi.encoded("{\"あ\":2}") : "");
        return xapi.send(place.requestTo("?method=" + method, "Content-Type", "application/x-www-form-urlencoded")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(form)))
                .statusCode();
    }

    @Test
    void aHeaderThatIsNoListOfTagsIsRefused() {
        DocumentPlace place = DocumentPlace.of(xapi, "agents/profile 1.0.3");
        for (String wrong : new String[] {"\"open", "\"a\" \"b\"", "a b", "\"a\",,\"b\"", "\"a\",".repeat(200)}) {
            assertThat(place.put("{}", "If-Match", wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
            assertThat(place.put("{}", "If-None-Match", wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(place.get().statusCode()).isEqualTo(404);
    }

    @Test
    void allStateIsDeletedOnlyWithoutNamingATag() {
        DocumentPlace place = DocumentPlace.of(xapi, "activities/state 1.0.3");
        place.put("{}");
        String all = "?" + place.context();
        assertThat(xapi.send(place.requestTo(all, "If-Match", place.etag()).DELETE())
                        .statusCode())
                .isEqualTo(412);
        assertThat(place.get().statusCode()).isEqualTo(200);
        assertThat(xapi.send(place.requestTo(all, "If-Match", "*").DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(place.get().statusCode()).isEqualTo(404);
    }
}
