package org.kakehashi.hub.connect;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How imports run.
 *
 * @param inbox the watched folder; null: {@code inbox} in the data folder
 * @param settle how long a file in the watched folder must keep its size before it is taken
 * @param maxFile largest file
 * @param maxFindings most findings kept of one run; all are counted
 * @param concurrent most runs at once on this node
 * @param retries how often a run that a service broke off is tried again
 * @param retryDelay how long it waits for the first time; four times as long each time after
 * @param largestDrop percent of a source's pupils who may leave with one roster without a person being asked
 * @param largestDropAtTurn the same where the roster brings a new school year, with which those who finished school leave
 * @param keepUnconfirmed how long a roster waits for the answer
 * @param longestRun how long a run may read from its source at a stretch; then others have their turn
 * @param longestBody how long the body of a pushed batch may take to come
 * @param keepRuns how long runs stay in the history with what they found; the last one of each source stays longer
 * @param http limits of the connectors' HTTP client
 */
@ConfigurationProperties("hub.connect")
public record ConnectProperties(
        @Nullable Path inbox,
        @DefaultValue("3s") Duration settle,
        @DefaultValue("512MB") DataSize maxFile,
        @DefaultValue("100000") int maxFindings,
        @DefaultValue("2") int concurrent,
        @DefaultValue("3") int retries,
        @DefaultValue("1m") Duration retryDelay,
        @DefaultValue("5") int largestDrop,
        @DefaultValue("40") int largestDropAtTurn,
        @DefaultValue("14d") Duration keepUnconfirmed,
        @DefaultValue("6h") Duration longestRun,
        @DefaultValue("2m") Duration longestBody,
        @DefaultValue("400d") Duration keepRuns,
        @DefaultValue Http http) {

    /**
     * Limits of the connectors' HTTP client.
     *
     * @param timeout for connecting, for a response to begin, and for it to go on
     * @param maxResponse largest response
     * @param allowLoopback whether addresses of this machine may be reached, for tests and local demos
     */
    public record Http(
            @DefaultValue("30s") Duration timeout,
            @DefaultValue("512MB") DataSize maxResponse,
            @DefaultValue("false") boolean allowLoopback) {}
}
