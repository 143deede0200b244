package org.kakehashi.hub.lti.internal.keys;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Signing keys of the hub. They belong to no tenant: there is one issuer. */
@Repository
class SigningKeyStore {
    private final JdbcClient jdbc;

    SigningKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A key as it is stored.
     *
     * @param sealedPrivate the whole JWK, sealed with the master key, in Base64
     */
    record StoredKey(String kid, String publicJwk, String sealedPrivate) {}

    Optional<StoredKey> current() {
        return jdbc.sql("select kid, public_jwk, sealed_private from signing_key where state = 'CURRENT'")
                .query(StoredKey.class)
                .optional();
    }

    /** Public halves: the current key first, then those whose tokens may still be alive. */
    List<String> published(Instant now) {
        return jdbc.sql("""
                        select public_jwk from signing_key where state = 'CURRENT' or published_until > :now
                        order by state, made_at desc
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }

    /** Adds the first key; where another node was quicker, its key stays. */
    void addFirst(StoredKey key) {
        jdbc.sql("""
                        insert into signing_key (kid, public_jwk, sealed_private, state)
                        values (:kid, :public, :private, 'CURRENT') on conflict do nothing
                        """)
                .param("kid", key.kid())
                .param("public", key.publicJwk())
                .param("private", key.sealedPrivate())
                .update();
    }

    /** Id of the current key where it was made before that time. */
    Optional<String> currentMadeBefore(Instant time) {
        return jdbc.sql("select kid from signing_key where state = 'CURRENT' and made_at < :time")
                .param("time", time.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
    }

    /**
     * Puts the key in the place of the current one, in one statement; what nobody needs any more goes.
     *
     * @param previous id of the key to replace; another is left as it is, since another node was quicker
     * @return whether it was replaced
     */
    boolean replace(String previous, StoredKey key, Instant publishPreviousUntil, Instant now) {
        return jdbc.sql("""
                        with gone as (delete from signing_key where published_until <= :now),
                        previous as (
                            update signing_key set state = 'RETIRING', published_until = :until
                            where state = 'CURRENT' and kid = :previous returning 1)
                        insert into signing_key (kid, public_jwk, sealed_private, state, made_at)
                        select :kid, :public, :private, 'CURRENT', :now from previous
                        """)
                        .param("previous", previous)
                        .param("kid", key.kid())
                        .param("public", key.publicJwk())
                        .param("private", key.sealedPrivate())
                        .param("until", publishPreviousUntil.atOffset(ZoneOffset.UTC))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
