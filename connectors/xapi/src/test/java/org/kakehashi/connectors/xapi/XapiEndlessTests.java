package org.kakehashi.connectors.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.contract.CannedResponse;
import org.kakehashi.connectors.spi.contract.CollectedStatements;
import org.kakehashi.connectors.spi.contract.ContractContext;

/** A store that always names another place of further statements. */
class XapiEndlessTests {
    private final CollectedStatements got = new CollectedStatements();
    private final AtomicInteger asked = new AtomicInteger();

    private Cursor pull(String statement) throws Exception {
        ContractContext context = ContractContext.empty()
                .withSettings(Map.of("endpoint", "https://lrs.example/xapi", "username", "key", "password", "secret"))
                .withHttp(request -> CannedResponse.of(
                        request,
                        200,
                        Map.of("X-Experience-API-Consistent-Through", "2026-04-10T02:00:00Z"),
                        "{\"statements\": [" + statement + "], \"more\": \"/xapi/more?p=" + asked.incrementAndGet()
                                + "\"}"));
        return new XapiPull(context, OtherStore.SHORT).readStatements(Cursor.START, got);
    }

    @Test
    void emptyPagesThatNeverEndAreLeft() throws Exception {
        assertThat(pull("")).isEqualTo(Cursor.START);

        assertThat(got.findings()).extracting(Finding::code).containsExactly("answer.more-loops");
        assertThat(asked).hasValue(51);
    }

    @Test
    void pagesThatNeverEndAreLeftToTheNextRun() throws Exception {
        Cursor reached = pull("{\"stored\": \"2026-04-10T01:00:00Z\"}");

        assertThat(reached).isEqualTo(new Cursor("2026-04-10T01:00:00Z"));
        assertThat(got.findings()).isEmpty();
        assertThat(asked).hasValue(20_000);
    }
}
