package org.kakehashi.hub.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.util.unit.DataSize;

class SessionCookieTest {
    @ParameterizedTest
    @CsvSource({"https://hub.example.jp, __Host-kakehashi=, true", "http://localhost:8080, kakehashi-session=, false"})
    void theCookieHasANameOfItsOwnAndIsSecureBehindTls(URI publicUrl, String start, boolean secure) {
        DefaultCookieSerializer cookies = new DefaultCookieSerializer();
        new SessionConfiguration()
                .sessionCookie(new HubProperties(publicUrl, Path.of("data"), DataSize.ofMegabytes(1)))
                .customize(cookies);
        MockHttpServletResponse response = new MockHttpServletResponse();
        cookies.writeCookieValue(new CookieSerializer.CookieValue(new MockHttpServletRequest(), response, "id"));
        String header = String.valueOf(response.getHeader("Set-Cookie"));
        assertThat(header)
                .startsWith(start)
                .contains("Path=/", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");
        assertThat(header.contains("Secure")).isEqualTo(secure);
    }
}
