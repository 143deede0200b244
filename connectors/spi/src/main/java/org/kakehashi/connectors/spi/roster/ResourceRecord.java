package org.kakehashi.connectors.spi.roster;

import java.util.Map;
import java.util.Set;

/**
 * A row of {@code resources.csv}, {@code classResources.csv}, {@code courseResources.csv} or {@code userResources.csv}. These are
 * kept so that they can be handed on, and not interpreted.
 *
 * @param file one of the four
 * @param cells the cells that hold something, by the column's name, without those of {@link Base}
 */
public record ResourceRecord(Base base, RosterFile file, Map<String, String> cells) implements RosterRecord {

    /** The files that hold such rows. */
    public static final Set<RosterFile> FILES = Set.of(
            RosterFile.RESOURCES, RosterFile.CLASS_RESOURCES, RosterFile.COURSE_RESOURCES, RosterFile.USER_RESOURCES);

    public ResourceRecord {
        if (!FILES.contains(file)) {
            throw new IllegalArgumentException(file + " is no file of resources");
        }
        cells = Map.copyOf(cells);
    }
}
