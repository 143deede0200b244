package org.kakehashi.hub.lrs.internal.ingest;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How statements are taken in.
 *
 * @param maxBody largest body of a request
 * @param maxBatch most statements of a request
 * @param maxWaiting bytes of all bodies that may be read or wait for their commit at once; beyond it requests are told to come
 *     back
 * @param groupStatements statements that one transaction takes before it takes no further request
 * @param groupBytes bytes of statements that one transaction takes before it takes no further request
 * @param writersPerTenant transactions of one tenant that may be open at once
 * @param writers transactions of all tenants that may be open at once
 * @param slack how far behind now the consistent-through time stays, and the longest that a transaction may take to begin
 *     once its numbers are reserved
 */
@ConfigurationProperties("hub.lrs.ingest")
public record IngestProperties(
        @DefaultValue("20MB") DataSize maxBody,
        @DefaultValue("20000") int maxBatch,
        @DefaultValue("96MB") DataSize maxWaiting,
        @DefaultValue("1000") int groupStatements,
        @DefaultValue("8MB") DataSize groupBytes,
        @DefaultValue("2") int writersPerTenant,
        @DefaultValue("8") int writers,
        @DefaultValue("100ms") Duration slack) {}
