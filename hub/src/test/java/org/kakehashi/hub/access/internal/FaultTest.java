package org.kakehashi.hub.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;

@HubTest
class FaultTest {
    @Autowired
    HubHttp http;

    @Autowired
    TestTenants tenants;

    @Test
    void peopleGetAPageInTheirLanguageWithAReference() {
        var japanese = new HubBrowser(http).get("/no-such-page");
        assertThat(japanese.statusCode()).isEqualTo(404);
        assertThat(japanese.body())
                .contains("お探しのページは見つかりません", "問い合わせ番号")
                .contains(japanese.headers().firstValue("X-Request-Id").orElseThrow())
                .doesNotContain("Exception");
        var english = http.send(
                http.request("/no-such-page").header("Accept", "text/html").header("Accept-Language", "en"));
        assertThat(english.body()).contains("There is no such page");
    }

    @Test
    void aRefusedFormIsToldAsAPageToo() {
        var refused = new HubBrowser(http).postWithoutCsrf("/sign-out");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("権限がありません");
    }

    @Test
    void programsGetProblemDetails() {
        TestTenant tenant = tenants.create();
        assertThat(http.get(tenant, "/api/v1/no-such-thing").body()).contains("\"code\":\"not-found\"");
        assertThat(http.send(http.request(tenant, "/api/v1/accounts").DELETE()).body())
                .contains("\"code\":\"method-not-allowed\"");
        assertThat(http.send(http.request(tenant, "/api/v1/accounts")
                                .header("Content-Type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .body())
                .contains("\"code\":\"unsupported-media-type\"");
    }

    @Test
    void aBodyOverTheBoundIsRefusedAnnouncedOrNot() {
        TestTenant tenant = tenants.create();
        byte[] large = new byte[2_000_000];
        var announced = http.send(http.request(tenant, "/api/v1/accounts")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(large)));
        assertThat(announced.statusCode()).isEqualTo(413);
        java.util.Arrays.fill(large, (byte) ' ');
        var chunked = http.send(http.request(tenant, "/api/v1/accounts")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large))));
        assertThat(chunked.statusCode()).isEqualTo(413);
    }
}
