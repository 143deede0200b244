package org.kakehashi.connectors.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kakehashi.connectors.spi.Connector;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.ConnectorFactory;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Finding;

/** What holds for every connector, whatever it reads. Extend the suite of its capability instead of this one. */
@Timeout(60)
public abstract class ConnectorContract {

    /** The connector's name in configuration. */
    protected abstract String connectorName();

    /** A context with some records in it and nothing wrong. */
    protected abstract ConnectorContext good() throws IOException;

    /** A context whose content breaks some rule. */
    protected abstract ConnectorContext broken() throws IOException;

    /** Reads everything from the beginning. */
    abstract Reading read(ConnectorContext context) throws IOException, InterruptedException;

    /** What one read gave. */
    record Reading(List<?> records, List<Finding> findings, Cursor cursor) {}

    /** The factory, found as the hub finds it. */
    protected final ConnectorFactory factory() {
        return ServiceLoader.load(ConnectorFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.name().equals(connectorName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no factory named " + connectorName()));
    }

    @Test
    void theFactoryIsFoundByItsNameWhichIsFitForUrls() {
        assertThat(factory().name()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
        assertThat(factory().title().ja()).isNotBlank();
    }

    @Test
    void missingSettingsAreFindingsNotExceptions() throws Exception {
        Reading reading = read(ContractContext.empty());

        assertThat(reading.records()).isEmpty();
        assertThat(reading.cursor()).isEqualTo(Cursor.START);
        assertThat(reading.findings()).isNotEmpty().allSatisfy(ConnectorContract::isComplete);
    }

    @Test
    void everyFindingSaysWhatWhereByWhichRuleAndHowToMendIt() throws Exception {
        assertThat(read(broken()).findings()).isNotEmpty().allSatisfy(ConnectorContract::isComplete);
    }

    @Test
    void aGoodSourceIsReadWithoutFindings() throws Exception {
        Reading reading = read(good());

        assertThat(reading.findings()).isEmpty();
        assertThat(reading.records()).isNotEmpty().doesNotContainNull();
    }

    @Test
    void readingTwiceGivesTheSame() throws Exception {
        assertThat(read(good())).isEqualTo(read(good()));
        assertThat(read(broken())).isEqualTo(read(broken()));
    }

    @Test
    void closingTwiceOrUnreadIsHarmless() throws Exception {
        Connector connector = factory().open(good());
        connector.close();
        connector.close();

        assertThat(read(good()).records()).isNotEmpty();
    }

    @Test
    void anInterruptedThreadStopsReading() throws Exception {
        ConnectorContext context = good();
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> read(context)).isInstanceOf(InterruptedException.class);
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void itStandsWithoutSpringAndWithoutTheHub() {
        ClassLoader loader = factory().getClass().getClassLoader();
        for (String name : List.of("org.springframework.core.SpringVersion", "org.kakehashi.hub.HubApplication")) {
            assertThatThrownBy(() -> Class.forName(name, false, loader)).isInstanceOf(ClassNotFoundException.class);
        }
    }

    static void isComplete(Finding finding) {
        assertThat(finding.code()).matches("[a-z]+([.-][a-z]+)*");
        assertThat(finding.file()).isNotBlank();
        assertThat(List.of(finding.rule(), finding.remedy())).allSatisfy(text -> {
            assertThat(text.ja()).isNotBlank().doesNotContain("%s");
            assertThat(text.en()).isNotBlank().doesNotContain("%s").isNotEqualTo(text.ja());
        });
    }
}
