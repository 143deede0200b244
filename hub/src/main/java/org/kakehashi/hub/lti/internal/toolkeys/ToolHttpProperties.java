package org.kakehashi.hub.lti.internal.toolkeys;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How tools are asked for their keys.
 *
 * @param timeout for the whole of a request
 * @param maxResponse largest key set
 * @param concurrent most requests at once on this node
 * @param allowLoopback whether a tool may stand on this machine, for tests and demos
 */
@ConfigurationProperties("hub.lti.http")
record ToolHttpProperties(
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("256KB") DataSize maxResponse,
        @DefaultValue("8") int concurrent,
        @DefaultValue("false") boolean allowLoopback) {}
