package org.kakehashi.hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.springframework.beans.factory.annotation.Autowired;

/** As long as the operator hasn't switched it on. */
@HubTest
class SandboxOffTest {
    @Autowired
    HubHttp http;

    @Test
    void thereIsNoSuchPage() {
        HubBrowser browser = new HubBrowser(http);
        browser.get("/t/any/sign-in");
        assertThat(browser.get("/sandbox").statusCode()).isEqualTo(404);
        assertThat(browser.post("/sandbox", "name=vendor").statusCode()).isEqualTo(404);
    }
}
