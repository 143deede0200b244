package org.kakehashi.hub.lti.internal.membership;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.kakehashi.hub.access.SecretBox;
import org.springframework.stereotype.Component;

/** Where a page ended. Pages go by person id, which is none of a tool's business: it gets it sealed. */
@Component
class Cursors {
    private final SecretBox box;

    Cursors(SecretBox box) {
        this.box = box;
    }

    String sealed(UUID person) {
        byte[] plain = ByteBuffer.allocate(16)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(box.seal(plain));
    }

    /** Empty: the hub never gave that out. */
    Optional<UUID> opened(String cursor) {
        if (cursor.length() > 100) {
            return Optional.empty();
        }
        try {
            ByteBuffer plain = ByteBuffer.wrap(box.open(Base64.getUrlDecoder().decode(cursor)));
            return plain.remaining() == 16 ? Optional.of(new UUID(plain.getLong(), plain.getLong())) : Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }
}
