package org.kakehashi.hub.access;

import java.util.Set;
import java.util.UUID;

/**
 * What a guardian sees of the own children's data.
 *
 * @param persons the children
 * @param opened what of them the tenant opens to guardians; may be nothing
 */
public record Children(Set<UUID> persons, Set<DataCategory> opened) {
    /** Copies both. */
    public Children {
        persons = Set.copyOf(persons);
        opened = Set.copyOf(opened);
    }

    /** Whether that category of the children's data is shown. */
    public boolean shows(DataCategory category) {
        return opened.contains(category);
    }
}
