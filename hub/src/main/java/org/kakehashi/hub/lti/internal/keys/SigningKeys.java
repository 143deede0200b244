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
import org.springframework.stereotype.Component;

/** The key that signs, and those that are published. RSA, because every tool library verifies RS256. */
@Component
public class SigningKeys {
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

    /** Signs with the next key from now on; the one before stays published. Gives the new key's id. */
    String rotate() {
        current();
        addNext();
        Optional<String> replaced = Optional.empty();
        while (replaced.isEmpty()) { // another node may be quicker
            replaced = replace(store.current().orElseThrow().kid());
        }
        return replaced.get();
    }

    /** Replaces a current key that began before that time; of many nodes, one does. Gives the new key's id, empty: nothing was due. */
    Optional<String> rotateOlderThan(Instant time) {
        addNext();
        return store.currentMadeBefore(time).flatMap(this::replace);
    }

    private Optional<String> replace(String previous) {
        Instant now = clock.instant();
        Optional<String> kid = store.replace(previous, make(), now.plus(PUBLISHED_AFTERWARDS), now);
        remembered = null;
        return kid;
    }

    private StoredKey makeFirst() {
        store.add(make(), "CURRENT");
        addNext();
        return store.current().orElseThrow();
    }

    /** The key that comes next is published ahead, for tools that keep the key set. */
    private void addNext() {
        if (!store.hasNext()) {
            store.add(make(), "NEXT");
        }
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
