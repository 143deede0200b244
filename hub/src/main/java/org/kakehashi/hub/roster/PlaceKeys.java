package org.kakehashi.hub.roster;

import java.time.LocalDate;
import java.util.List;
import org.kakehashi.connectors.spi.records.SubjectScheme;
import org.kakehashi.hub.roster.IdentityLinks.Match;
import org.kakehashi.hub.roster.internal.classes.PlaceKeyStore;
import org.springframework.stereotype.Component;

/** Which class or school a source's key means on a day. Every call needs an open transaction of the tenant. */
@Component
public class PlaceKeys {
    private final PlaceKeyStore store;

    PlaceKeys(PlaceKeyStore store) {
        this.store = store;
    }

    /**
     * A key to look up.
     *
     * @param scheme one of the schemes about classes or schools
     * @param rosters the roster sources where it may be from
     * @param day the day on which the class is held; schools are known whenever they were delivered
     */
    public record Wanted(SubjectScheme scheme, List<String> rosters, String key, LocalDate day) {}

    /** Looks up many keys at once; the answers, ids of classes or schools, are in the order asked. */
    public List<Match> resolve(int tenantId, List<Wanted> wanted) {
        return wanted.isEmpty()
                ? List.of()
                : store.resolve(tenantId, wanted).stream()
                        .map(IdentityLinks::match)
                        .toList();
    }
}
