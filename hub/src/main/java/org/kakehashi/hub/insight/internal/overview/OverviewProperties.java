package org.kakehashi.hub.insight.internal.overview;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Figures about many.
 *
 * @param smallestCell pupils that a shown figure must be about, at least 2
 */
@ConfigurationProperties("hub.overview")
record OverviewProperties(@DefaultValue("10") int smallestCell) {
    OverviewProperties {
        if (smallestCell < 2) {
            throw new IllegalArgumentException("hub.overview.smallest-cell must be at least 2");
        }
    }
}
