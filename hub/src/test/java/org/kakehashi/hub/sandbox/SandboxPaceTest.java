package org.kakehashi.hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** How fast sandboxes are made. */
@HubTest
@TestPropertySource(properties = {"hub.sandbox.enabled=true", "hub.sandbox.per-address=1"})
class SandboxPaceTest {
    @Autowired
    HubHttp http;

    @Test
    void anAddressWaitsAfterItsShareAndAFaultTakesNoneOfIt() {
        HubBrowser browser = new HubBrowser(http);
        browser.get("/sandbox");
        assertThat(browser.post("/sandbox", "name=").statusCode()).isEqualTo(400);
        assertThat(browser.post("/sandbox", "name=first").statusCode()).isEqualTo(200);
        assertThat(browser.post("/sandbox", "name=second").statusCode()).isEqualTo(429);
    }

    @Test
    void addressesCountByThemselvesAndAllTogether() {
        SandboxPace pace = new SandboxPace(new SandboxProperties(true, Duration.ofDays(1), 9, 2, 3));
        assertThat(pace.take("192.0.2.1")).isTrue();
        assertThat(pace.take("192.0.2.1")).isTrue();
        assertThat(pace.take("192.0.2.1")).isFalse();
        assertThat(pace.take("2001:db8::1")).isTrue();
        assertThat(pace.take("198.51.100.1")).isFalse();
    }
}
