package org.kakehashi.hub.connect.internal.instance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.kakehashi.connectors.spi.Connector;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.ConnectorFactory;
import org.kakehashi.connectors.spi.HttpSender;
import org.kakehashi.connectors.spi.Setting;
import org.kakehashi.connectors.spi.Setting.Kind;
import org.kakehashi.connectors.spi.Text;
import org.kakehashi.connectors.spi.records.RecordSource;
import org.kakehashi.connectors.spi.roster.RosterSource;
import org.kakehashi.connectors.spi.statements.StatementSink;
import org.springframework.stereotype.Component;

/** The connectors on the class path. */
@Component
public class Connectors {
    /** The hub's own setting of those that give records: the roster whose keys the records use. */
    public static final Setting ROSTER_SOURCE = Setting.optional(
            "rosterSource",
            Kind.TEXT,
            new Text("どの名簿の番号か(名簿の出どころ。空ならすべての名簿)", "Roster whose keys are used (its source; empty: any)"));

    /** The hub's own setting of those that give rosters: how many percent of the pupils may leave without a person being asked. */
    public static final Setting LARGEST_DROP = Setting.optional(
            "largestDrop",
            Kind.TEXT,
            new Text(
                    "確認なしで在籍から外してよい児童生徒の割合(%。空なら既定の値)",
                    "Percent of the pupils who may leave without a person being asked (empty: as usual)"));

    /** The same where the roster brings a new school year. */
    public static final Setting LARGEST_DROP_AT_TURN = Setting.optional(
            "largestDropAtTurn",
            Kind.TEXT,
            new Text(
                    "年度が替わるときに、確認なしで在籍から外れてよい児童生徒の割合(%。卒業を含む。空なら既定の値)",
                    "Percent who may leave at the turn of the school year without a person being asked, graduates included (empty: as usual)"));

    /** Settings that are shares in percent. */
    public static final List<Setting> SHARES = List.of(LARGEST_DROP, LARGEST_DROP_AT_TURN);

    private final Map<String, ConnectorFactory> byName = new TreeMap<>();

    private final Map<String, Boolean> forwarding = new ConcurrentHashMap<>();

    Connectors() {
        ServiceLoader.load(ConnectorFactory.class).forEach(factory -> byName.put(factory.name(), factory));
    }

    /** The one of that name. */
    public Optional<ConnectorFactory> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All, by name. */
    public List<ConnectorFactory> all() {
        return List.copyOf(byName.values());
    }

    /** Whether the connector of that name hands statements on, and so is at work all the time. */
    public boolean forwards(String name) {
        return forwarding.computeIfAbsent(
                name, one -> find(one).map(Connectors::isSink).orElse(false));
    }

    /** The names of those that bring rosters. */
    public Set<String> rosters() {
        return byName.values().stream()
                .filter(Connectors::isRoster)
                .map(ConnectorFactory::name)
                .collect(Collectors.toSet());
    }

    private static boolean isRoster(ConnectorFactory factory) {
        try (Connector idle = factory.open(new Nothing())) {
            return idle instanceof RosterSource;
        }
    }

    private static boolean isSink(ConnectorFactory factory) {
        try (Connector idle = factory.open(new Nothing())) {
            return idle instanceof StatementSink;
        }
    }

    /** What a form asks for: the connector's settings, and what the hub itself wants to know for its kind of data. */
    public List<Setting> settings(ConnectorFactory factory) {
        List<Setting> settings = new ArrayList<>(factory.settings());
        try (Connector idle = factory.open(new Nothing())) {
            if (idle instanceof RecordSource
                    && settings.stream().noneMatch(one -> one.name().equals(ROSTER_SOURCE.name()))) {
                settings.add(ROSTER_SOURCE);
            }
            if (idle instanceof RosterSource) {
                settings.addAll(SHARES);
            }
        }
        return settings;
    }

    /** With which a connector can be opened and looked at, and reads nothing. */
    private record Nothing() implements ConnectorContext {
        @Override
        public Map<String, String> settings() {
            return Map.of();
        }

        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }

        @Override
        public Optional<String> fileName() {
            return Optional.empty();
        }

        @Override
        public HttpSender http() {
            return request -> {
                throw new IOException("Not in a run");
            };
        }
    }
}
