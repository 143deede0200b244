package org.kakehashi.hub.lti.internal.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.SecretBox;
import org.kakehashi.hub.lti.internal.keys.SigningKeyStore.StoredKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The key that signs, and those that are published. RSA, because every tool library verifies RS256. */
@Component
public class SigningKeys {
    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final int BITS = 2048;

    /** How long another node may go on signing with a key that was replaced. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    /** Far longer than any token lives and any tool keeps a key set. */
    private static final Duration PUBLISHED_AFTERWARDS = Duration.ofDays(2);

    private final SigningKeyStore store;
    private final SecretBox box;
    private final Clock clock;
    private volatile @Nullable Remembered remembered;

    SigningKeys(SigningKeyStore store, SecretBox box, Clock clock) {
        this.store = store;
        this.box = box;
        this.clock = clock;
    }

    private record Remembered(RSAKey key, Instant until) {}

    /** The key to sign with; made at first use. */
    public RSAKey current() {
        Remembered last = remembered;
        if (last != null && clock.instant().isBefore(last.until())) {
            return last.key();
        }
        StoredKey stored = store.current().orElseGet(this::makeFirst);
        RSAKey key = opened(stored);
        remembered = new Remembered(key, clock.instant().plus(REMEMBERED));
        return key;
    }

    /** What tools verify with (RFC 7517, 5): public halves only. */
    JWKSet published() {
        current();
        List<JWK> keys = new ArrayList<>();
        store.published(clock.instant()).forEach(jwk -> keys.add(parsed(jwk)));
        return new JWKSet(keys);
    }

    /** Makes a new current key; the one before stays published. Gives the new key's id. */
    String rotate() {
        current();
        StoredKey next = make();
        while (!replace(store.current().orElseThrow().kid(), next)) {
            LOG.debug("Another node replaced the signing key meanwhile");
        }
        return next.kid();
    }

    /** Replaces a current key that was made before that time; of many nodes, one does. Gives the new key's id, empty: nothing was due. */
    Optional<String> rotateMadeBefore(Instant time) {
        return store.currentMadeBefore(time).flatMap(old -> {
            StoredKey next = make();
            return replace(old, next) ? Optional.of(next.kid()) : Optional.empty();
        });
    }

    private boolean replace(String previous, StoredKey next) {
        Instant now = clock.instant();
        boolean replaced = store.replace(previous, next, now.plus(PUBLISHED_AFTERWARDS), now);
        remembered = null;
        return replaced;
    }

    private StoredKey makeFirst() {
        store.addFirst(make());
        return store.current().orElseThrow();
    }

    private StoredKey make() {
        try {
            RSAKey key = new RSAKeyGenerator(BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            byte[] whole = key.toJSONString().getBytes(StandardCharsets.UTF_8);
            return new StoredKey(
                    key.getKeyID(),
                    key.toPublicJWK().toJSONString(),
                    Base64.getEncoder().encodeToString(box.seal(whole)));
        } catch (JOSEException e) {
            throw new IllegalStateException("Every JDK makes RSA keys", e);
        }
    }

    private RSAKey opened(StoredKey stored) {
        return parsed(new String(box.open(Base64.getDecoder().decode(stored.sealedPrivate())), StandardCharsets.UTF_8));
    }

    private static RSAKey parsed(String jwk) {
        try {
            return RSAKey.parse(jwk);
        } catch (ParseException e) {
            throw new IllegalStateException("A stored key is damaged", e);
        }
    }
}
