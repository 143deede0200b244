package org.kakehashi.conformance.xapi;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** All requirements, in the order of {@code requirements.csv}. */
public final class Requirements {
    private final Map<String, Requirement> byId = new LinkedHashMap<>();

    private Requirements() {}

    /** Reads the kit's list. */
    public static Requirements load() {
        Requirements all = new Requirements();
        for (String[] row : Resources.table("requirements.csv")) {
            Set<Edition> editions = EnumSet.noneOf(Edition.class);
            for (Edition edition : Edition.values()) {
                if (row[1].contains(edition.version())) {
                    editions.add(edition);
                }
            }
            all.byId.put(row[0], new Requirement(row[0], editions, row[2], row[3], row[4], row[5]));
        }
        return all;
    }

    /** All of them. */
    public Collection<Requirement> all() {
        return byId.values();
    }

    /**
     * The requirement of that id.
     *
     * @throws IllegalArgumentException where there is none
     */
    public Requirement get(String id) {
        Requirement found = byId.get(id);
        if (found == null) {
            throw new IllegalArgumentException("requirements.csv has no " + id);
        }
        return found;
    }
}
