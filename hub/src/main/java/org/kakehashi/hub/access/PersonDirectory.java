package org.kakehashi.hub.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Port: finding persons for administrators. {@code roster} implements it. Called inside a transaction of the tenant. */
public interface PersonDirectory {
    /**
     * Somebody.
     *
     * @param name as preferred (通称) where one is delivered
     * @param kana its reading
     * @param places school and class of today, for telling apart who has the same name; may be empty
     */
    record Entry(UUID personId, String name, @Nullable String kana, List<String> places) {}

    /** Persons whose name, reading, roster key or id fits the text, by reading. */
    List<Entry> search(int tenantId, String text, int most);

    /** Names of those that are known. */
    Map<UUID, String> names(int tenantId, Collection<UUID> personIds);
}
