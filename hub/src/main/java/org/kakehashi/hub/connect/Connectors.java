package org.kakehashi.hub.connect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.kakehashi.connectors.spi.ConnectorFactory;
import org.springframework.stereotype.Component;

/** The connectors on the class path. */
@Component
class Connectors {
    private final Map<String, ConnectorFactory> byName = new TreeMap<>();

    Connectors() {
        ServiceLoader.load(ConnectorFactory.class).forEach(factory -> byName.put(factory.name(), factory));
    }

    Optional<ConnectorFactory> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    List<ConnectorFactory> all() {
        return List.copyOf(byName.values());
    }
}
