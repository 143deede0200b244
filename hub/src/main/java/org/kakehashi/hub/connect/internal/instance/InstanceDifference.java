package org.kakehashi.hub.connect.internal.instance;

import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names what differs between two states of an instance, for the audit; never what it was or is. */
final class InstanceDifference {
    private InstanceDifference() {}

    static SortedSet<String> of(ConnectorInstance before, ConnectorInstance after) {
        SortedSet<String> names = new TreeSet<>();
        add(names, "name", before.name(), after.name());
        add(names, "purpose", before.purpose(), after.purpose());
        add(names, "schedule", before.schedule(), after.schedule());
        add(names, "paused", before.paused(), after.paused());
        add(names, "configured", before.configured(), after.configured());
        names(before.settings(), after.settings()).forEach(name -> names.add("settings." + name));
        return names;
    }

    /** Those whose values differ. */
    static Stream<String> names(Map<String, String> before, Map<String, String> after) {
        return Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)));
    }

    private static void add(SortedSet<String> names, String name, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            names.add(name);
        }
    }
}
