package org.kakehashi.hub.connect.internal.instance;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.SecretBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** An instance's secrets as one box, sealed with the hub's master key. */
@Component
class InstanceSecrets {
    private static final Logger LOG = LoggerFactory.getLogger(InstanceSecrets.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> SECRETS = new TypeReference<>() {};

    private final SecretBox box;

    InstanceSecrets(SecretBox box) {
        this.box = box;
    }

    /** Null where there are none. */
    byte @Nullable [] seal(Map<String, String> secrets) {
        return secrets.isEmpty()
                ? null
                : box.seal(JSON.writeValueAsString(secrets).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalStateException where they were sealed with another master key */
    Map<String, String> open(byte[] sealed) {
        return JSON.readValue(box.open(sealed), SECRETS);
    }

    /** None where they can't be opened: they have to be entered anew. */
    Map<String, String> kept(byte[] sealed) {
        try {
            return open(sealed);
        } catch (IllegalStateException e) {
            LOG.warn("Secrets of a connector instance can't be opened with this master key", e);
            return Map.of();
        }
    }
}
