package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a tool's calls of services were refused for stands at /launches, without what was sent. */
class ServiceFaultsTest extends GradesTest {
    @Test
    void aRefusedCallIsShownWithWhatTheAnswerSaid() {
        assertThat(post("{\"label\": \"the-sent-label\", \"scoreMaximum\": 0}").statusCode())
                .isEqualTo(400);
        assertThat(get("/api/lti/line-items/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(get("/api/lti/contexts/" + UUID.randomUUID() + "/line-items").statusCode())
                .isEqualTo(404);
        assertThat(post("{\"label\": \"a\", \"scoreMaximum\": 10}").statusCode())
                .isEqualTo(201);
        String page = school.administrator(tenant).get("/launches/" + clientId).body();
        assertThat(page)
                .contains("サービスの呼び出し", "POST /api/lti/contexts/{classId}/line-items", "400: ", "scoreMaximum")
                .contains("GET /api/lti/line-items/{lineItemId}", "404: There is no such line item of this tool.")
                .doesNotContain("the-sent-label");
        assertThat(school.one(tenant, "select count(*) from launch_fault where tenant_id = :tenant", Long.class))
                .isEqualTo(3);
    }

    @Test
    void manyOfOneStepHideNoneOfAnother() {
        school.sql(tenant, """
                insert into launch_fault (tenant_id, client_id, step, rule, description, reference)
                select :tenant, '%s', 'SERVICE_TOKEN', 'signature', 'x', 'x' from generate_series(1, 500)
                """.formatted(clientId));
        assertThat(post("{}").statusCode()).isEqualTo(400);
        assertThat(school.one(
                        tenant,
                        "select count(*) from launch_fault where tenant_id = :tenant and step = 'SERVICE'",
                        Long.class))
                .isEqualTo(1);
    }
}
