package org.kakehashi.hub.connect.internal.instance;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Instances that the operator configures.
 *
 * @param file a YAML or JSON file that says what they are; null: there is none
 */
@ConfigurationProperties("hub.connect.instances")
record InstanceProperties(@Nullable Path file) {}
