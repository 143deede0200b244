package org.kakehashi.hub.lrs.internal.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.lrs.internal.format.Format;
import org.kakehashi.hub.lrs.internal.protocol.LrsProperties;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.web.HubException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Answers share a bounded part of memory, which each gives back once it has left. */
@HubTest
class AnswerMemoryTest {
    private static final int OF_EXACT = 2;

    @Autowired
    AnswerMemory memory;

    @Autowired
    LrsProperties properties;

    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    ServletRequestAttributes request;

    @BeforeEach
    void beginRequest() {
        request = new ServletRequestAttributes(new MockHttpServletRequest());
        RequestContextHolder.setRequestAttributes(request);
    }

    @AfterEach
    void endRequest() {
        request.requestCompleted();
        RequestContextHolder.resetRequestAttributes();
    }

    private void takeAll() {
        int bytes = (int) properties.maxAnswers().toBytes() / OF_EXACT;
        memory.take(
                List.of(new ServedStatement(1, UUID.randomUUID(), 0, null, new byte[bytes], new byte[0])),
                Format.EXACT);
    }

    private HttpResponse<String> get(String key, String pathAndQuery) {
        return http.send(http.request(pathAndQuery)
                .header("Authorization", HubHttp.basic(key, "secret-of-" + key))
                .header("X-Experience-API-Version", "1.0.3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/xapi/statements", "/xapi/agents?agent=%7B%22mbox%22%3A%22mailto%3Aa%40kit.example%22%7D"})
    void whoDoesntFitIsToldToComeBackAndGetsItsAnswerThen(String pathAndQuery) {
        String key = tenants.create().key();
        takeAll();
        HttpResponse<String> refused = get(key, pathAndQuery);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        request.requestCompleted();
        assertThat(get(key, pathAndQuery).statusCode()).isEqualTo(200);
    }

    @Test
    void whatAnAnswerTookIsFreeOnceItHasLeft() {
        String key = tenants.create().key();
        assertThat(get(key, "/xapi/statements").statusCode()).isEqualTo(200);
        assertThat(get(key, "/xapi/statements?attachments=true").statusCode()).isEqualTo(200);
        assertThat(get(key, "/xapi/statements?format=canonical").statusCode()).isEqualTo(200);
        await().pollInSameThread().ignoreExceptions().untilAsserted(this::takeAll);
        assertThatThrownBy(() -> memory.take(List.of(), Format.EXACT)).isInstanceOf(HubException.class);
    }
}
