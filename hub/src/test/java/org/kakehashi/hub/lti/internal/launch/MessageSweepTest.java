package org.kakehashi.hub.lti.internal.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.lti.LtiTest;
import org.kakehashi.hub.testing.HubBrowser;
import org.springframework.beans.factory.annotation.Autowired;

class MessageSweepTest extends LtiTest {
    @Autowired
    LaunchSweep sweep;

    @Test
    void messagesOfAWeekAgoAreForgottenAndThoseOfLaunchesThatGo() {
        register("{}");
        school.sql(tenant, "update tool set inspected_until = now() + interval '1 hour' where tenant_id = :tenant");
        HubBrowser browser = school.browser(tenant, school.pupil(tenant));
        answer(browser, Map.of());
        assertThat(kept()).isEqualTo(3);
        school.sql(tenant, """
                insert into launch_message (tenant_id, launch_id, kind, content, checks, at)
                select tenant_id, launch_id, kind, content, checks, now() - interval '169 hours' from launch_message
                where tenant_id = :tenant
                """);
        assertThat(kept()).isEqualTo(6);
        sweep.sweep();
        assertThat(kept()).isEqualTo(3);
        school.sql(tenant, """
                update launch set answered_at = null, expires_at = now() - interval '25 hours' where tenant_id = :tenant
                """);
        sweep.sweep();
        assertThat(kept()).isZero();
    }

    private long kept() {
        return school.one(tenant, "select count(*) from launch_message where tenant_id = :tenant", Long.class);
    }
}
