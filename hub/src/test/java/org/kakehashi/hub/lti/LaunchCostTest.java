package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.SqlLog;

/** How little a launch asks of the tables of LTI, from the tap to the id_token. */
class LaunchCostTest extends LtiTest {
    private static final Pattern OF_LTI = Pattern.compile(
            "\\b(?:tool|resource_link|deployment|pairwise_subject|launch|xapi_grant|lti_line_item|material|launch_fault)\\b");

    @Test
    void aLaunchWithTheXapiGrantTakesFourStatements() {
        register("{\"fetch\": \"$Xapi.fetchUrl\", \"actor\": \"$Xapi.actor\"}");
        assertThat(ofALaunch()).hasSize(4);
    }

    @Test
    void oneOfAToolWithServicesTakesFive() {
        register("{\"fetch\": \"$Xapi.fetchUrl\", \"actor\": \"$Xapi.actor\"}");
        assertThat(http.send(http.request(tenant, "/api/v1/lti/tools/" + registered("clientId") + "/settings")
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString("""
                                        {"scopes": ["https://purl.imsglobal.org/spec/lti-ags/scope/score",
                                        "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly"], "released": ["NAME"]}
                                        """)))
                        .statusCode())
                .isEqualTo(204);
        assertThat(ofALaunch()).hasSize(5);
    }

    /** Of a pupil's second launch: the first makes what the tool knows them by. */
    private List<String> ofALaunch() {
        HubBrowser browser = school.browser(tenant, school.pupil(tenant));
        answer(browser, Map.of());
        try (SqlLog sql = new SqlLog()) {
            assertThat(answer(browser, Map.of())).containsKey("id_token");
            return Stream.concat(
                            sql.ofRequestWith("insert into launch").stream(),
                            sql.ofRequestWith("update launch set answered_at").stream())
                    .distinct()
                    .filter(statement -> OF_LTI.matcher(statement).find())
                    .toList();
        }
    }
}
