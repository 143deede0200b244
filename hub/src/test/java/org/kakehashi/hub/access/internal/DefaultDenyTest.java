package org.kakehashi.hub.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.AnnotatedElement;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.access.Public;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.SignedIn;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@HubTest
class DefaultDenyTest {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    HubHttp http;

    @Test
    void everyHandlerSaysWhoMayCallIt() {
        assertThat(mappings.getHandlerMethods().values())
                .filteredOn(handler -> handler.getBeanType().getPackageName().startsWith("org.kakehashi"))
                .isNotEmpty()
                .allSatisfy(handler -> assertThat(declares(handler.getMethod()) || declares(handler.getBeanType()))
                        .as(handler.toString())
                        .isTrue());
    }

    @Test
    void aProgramWithoutCredentialsIsTold401() {
        var answer = http.send(http.request("/api/v1/accounts")
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"unauthenticated\"", "\"requestId\":");
    }

    @Test
    void somebodyWithoutASessionIsSentToSignIn() {
        var answer = http.send(http.request("/"));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("/sign-in");
    }

    @Test
    void healthIsForEverybodyAndMetricsAreNot() {
        assertThat(http.send(http.request("/actuator/health")).body()).contains("UP");
        assertThat(http.send(http.request("/actuator/prometheus")).statusCode()).isEqualTo(401);
    }

    private static boolean declares(AnnotatedElement element) {
        return element.isAnnotationPresent(Requires.class)
                || element.isAnnotationPresent(Public.class)
                || element.isAnnotationPresent(SignedIn.class);
    }
}
