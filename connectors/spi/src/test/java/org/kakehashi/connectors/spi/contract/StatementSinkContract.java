package org.kakehashi.connectors.spi.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.ConnectorFactory;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.statements.Delivery;
import org.kakehashi.connectors.spi.statements.ForwardedStatement;
import org.kakehashi.connectors.spi.statements.StatementSink;

/** The suite for connectors that hand statements on. */
@Timeout(60)
public abstract class StatementSinkContract {

    /** The connector's name in configuration. */
    protected abstract String connectorName();

    /** A context whose other store takes every valid statement, and refuses one whose verb is {@link #REFUSED_VERB}. */
    protected abstract ConnectorContext good();

    /** A context whose other store can't be reached for now. */
    protected abstract ConnectorContext down();

    /** The ids that the other store of {@link #good} has, each as often as it has it. */
    protected abstract List<UUID> stored();

    protected static final String REFUSED_VERB = "https://example.com/verbs/refused";

    private StatementSink open(ConnectorContext context) {
        return ServiceLoader.load(ConnectorFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.name().equals(connectorName()))
                .findFirst()
                .map(factory -> (StatementSink) factory.open(context))
                .orElseThrow(() -> new AssertionError("no factory named " + connectorName()));
    }

    private Delivery forward(ConnectorContext context, List<ForwardedStatement> batch) throws InterruptedException {
        try (StatementSink sink = open(context)) {
            return sink.forward(batch);
        }
    }

    /** A statement of a new id. */
    protected static ForwardedStatement statement(String verb) {
        UUID id = UUID.randomUUID();
        String json = """
                {"id":"%s","actor":{"account":{"homePage":"https://example.com","name":"a"}},"verb":{"id":"%s"},\
                "object":{"id":"https://example.com/activities/a"},"timestamp":"2026-04-10T01:00:00Z","version":"1.0.0"}""".formatted(id, verb);
        return new ForwardedStatement(id, json.getBytes(UTF_8), List.of());
    }

    private static ForwardedStatement good(int ignored) {
        return statement("https://example.com/verbs/done");
    }

    @Test
    void whatIsSentTwiceIsThereOnce() throws Exception {
        List<ForwardedStatement> batch =
                IntStream.range(0, 5).mapToObj(StatementSinkContract::good).toList();
        ConnectorContext context = good();

        Delivery first = forward(context, batch);
        Delivery second = forward(context, batch);

        assertThat(first.accepted()).hasSize(5).isEqualTo(second.accepted());
        assertThat(List.of(first, second)).allSatisfy(each -> {
            assertThat(each.refused()).isEmpty();
            assertThat(each.later()).isNull();
        });
        assertThat(stored())
                .containsExactlyInAnyOrderElementsOf(
                        batch.stream().map(ForwardedStatement::id).toList());
    }

    @Test
    void aRefusedStatementDoesNotHoldUpTheOthers() throws Exception {
        ForwardedStatement bad = statement(REFUSED_VERB);
        List<ForwardedStatement> batch = List.of(good(1), bad, good(2), good(3));

        Delivery delivery = forward(good(), batch);

        assertThat(delivery.accepted()).hasSize(3).doesNotContain(bad.id());
        assertThat(delivery.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.id()).isEqualTo(bad.id());
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.message()).hasSizeLessThanOrEqualTo(Delivery.LONGEST_MESSAGE);
        });
        assertThat(delivery.later()).isNull();
    }

    @Test
    void whileTheOtherStoreIsDownEverythingWaits() throws Exception {
        Delivery delivery = forward(down(), List.of(good(1), good(2)));

        assertThat(delivery.accepted()).isEmpty();
        assertThat(delivery.refused()).isEmpty();
        assertThat(why(delivery).rule().en()).isNotBlank();
    }

    @Test
    void missingSettingsWaitToBeMended() throws Exception {
        Delivery delivery = forward(ContractContext.empty(), List.of(good(1)));

        assertThat(delivery.accepted()).isEmpty();
        assertThat(why(delivery).file()).isEqualTo(Finding.SETTINGS);
    }

    @Test
    void anInterruptedThreadStopsSending() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> forward(good(), List.of(good(1)))).isInstanceOf(InterruptedException.class);
        } finally {
            Thread.interrupted();
        }
    }

    private static Finding why(Delivery delivery) {
        Finding why = Objects.requireNonNull(delivery.later()).why();
        ConnectorContract.isComplete(why);
        return why;
    }
}
