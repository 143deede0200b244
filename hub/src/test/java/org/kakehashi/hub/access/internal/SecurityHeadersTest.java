package org.kakehashi.hub.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

@HubTest
class SecurityHeadersTest {
    /** Script or style that the policy would refuse: within the page without a nonce, in an attribute, or in an address. */
    private static final Pattern INLINE = Pattern.compile(
            "<script(?![^>]*(src|nonce)=)|<style|\\s(th:)?style=|\\s(th:)?on[a-z]+=|javascript:|hx-on|unsafe-inline",
            Pattern.CASE_INSENSITIVE);

    @Autowired
    HubHttp http;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/t/nowhere/sign-in",
                "/no-such-page",
                "/board?date=%3Cscript%3E",
                "/assets/hub.css",
                "/assets/no-such-thing",
                "/webjars/htmx.org/2.0.7/dist/htmx.min.js",
                "/error",
                "/api/v1/accounts",
                "/api/no-such-thing",
                "/xapi/about",
                "/xapi/statements",
                "/lti/no-such-thing",
                "/.well-known/openid-configuration",
                "/actuator/health",
                "/actuator/prometheus"
            })
    void everyResponseHasThem(String path) {
        HttpResponse<String> answer = http.send(http.request(path));
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        // What the xAPI resources answer is no page, and its policy lets it be none.
        boolean framed = header(answer, "Content-Security-Policy").contains("sandbox");
        assertThat(header(answer, "X-Frame-Options")).isIn("DENY", "SAMEORIGIN", framed ? "none" : "DENY");
        if (!path.startsWith("/actuator")) {
            assertThat(header(answer, "Content-Security-Policy"))
                    .contains("default-src")
                    .doesNotContain("unsafe");
        }
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/t/nowhere/sign-in", "/no-such-page"})
    void pagesAreKeptByNobodyAndTellNoOtherSiteWhereOneWas(String path) {
        HttpResponse<String> answer = http.send(http.request(path));
        assertThat(header(answer, "Cache-Control")).contains("no-store");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(answer, "Permissions-Policy")).contains("geolocation=()");
    }

    @Test
    void noTemplateHasScriptOrStyleWithinIt() throws IOException {
        Resource[] templates = new PathMatchingResourcePatternResolver().getResources("classpath*:templates/**/*.html");
        assertThat(templates).hasSizeGreaterThan(20);
        assertThat(templates).allSatisfy(template -> assertThat(template.getContentAsString(StandardCharsets.UTF_8))
                .as(String.valueOf(template.getFilename()))
                .doesNotContainPattern(INLINE));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("none");
    }
}
