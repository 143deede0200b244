package org.kakehashi.hub.connect.internal.instance;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.SecretBox;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** An instance's secrets as one box, sealed with the hub's master key. */
@Component
class InstanceSecrets {
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

    Map<String, String> open(byte[] sealed) {
        return JSON.readValue(box.open(sealed), SECRETS);
    }
}
