package org.kakehashi.hub.lrs.internal.lint;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much the linter may take.
 *
 * @param follow whether this node looks at statements; another may
 * @param share of one core that it takes at most while it has something to do, between 0.01 and 1
 */
@ConfigurationProperties("hub.lrs.lint")
record LintProperties(
        @DefaultValue("true") boolean follow,
        @DefaultValue("0.1") double share) {
    LintProperties {
        if (share < 0.01 || share > 1) {
            throw new IllegalArgumentException("hub.lrs.lint.share must be between 0.01 and 1");
        }
    }

    /** How long to rest after so much work. */
    long restNanos(long workNanos) {
        return (long) (workNanos * (1 / share - 1));
    }
}
