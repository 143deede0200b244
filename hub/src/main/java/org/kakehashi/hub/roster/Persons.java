package org.kakehashi.hub.roster;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.roster.internal.people.PersonStore;
import org.springframework.stereotype.Component;

/** Persons by id. Every call needs an open transaction of the tenant. */
@Component
public class Persons {
    private final PersonStore persons;

    Persons(PersonStore persons) {
        this.persons = persons;
    }

    /**
     * A person's names as preferred (通称) where one is delivered.
     *
     * @param displayName family and given name
     * @param kana its reading
     */
    public record PersonName(
            UUID personId,
            String familyName,
            String givenName,
            String displayName,
            @Nullable String kana) {}

    /** The names of those that are known. */
    public Map<UUID, PersonName> names(int tenantId, Collection<UUID> personIds) {
        return persons.names(tenantId, personIds);
    }

    /** The name of one person. */
    public Optional<PersonName> name(int tenantId, UUID personId) {
        return Optional.ofNullable(
                persons.names(tenantId, java.util.List.of(personId)).get(personId));
    }

    /** The user names of those who are active in a roster; of several rosters, the first one's by its name. */
    public Map<UUID, String> usernames(int tenantId, Collection<UUID> personIds) {
        return persons.usernames(tenantId, personIds);
    }
}
