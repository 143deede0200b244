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

    /** Public halves: the current key first, then the next, then those whose tokens may still be alive. */
    List<String> published(Instant now) {
        return jdbc.sql("""
                        select public_jwk from signing_key where state <> 'RETIRING' or published_until > :now
                        order by state, made_at desc
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }

    /** Adds a key to sign with now, or next; where there is such a key already, it stays. */
    void add(StoredKey key, String state) {
        jdbc.sql("""
                        insert into signing_key (kid, public_jwk, sealed_private, state)
                        values (:kid, :public, :private, :state) on conflict do nothing
                        """)
                .param("kid", key.kid())
                .param("public", key.publicJwk())
                .param("private", key.sealedPrivate())
                .param("state", state)
                .update();
    }

    /** Whether there is a key to come next. */
    boolean hasNext() {
        return jdbc.sql("select exists (select from signing_key where state = 'NEXT')")
                .query(Boolean.class)
                .single();
    }

    /** Id of the current key where it was made before that time. */
    Optional<String> currentMadeBefore(Instant time) {
        return jdbc.sql("select kid from signing_key where state = 'CURRENT' and made_at < :time")
                .param("time", time.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
    }

    /**
     * Puts the next key in the place of the current one, in one statement; what nobody needs any more goes.
     *
     * @param previous id of the key to replace; another is left as it is, since another node was quicker
     * @param next the one that comes after it
     * @return id of the key that signs now; empty: nothing was replaced
     */
    Optional<String> replace(String previous, StoredKey next, Instant publishPreviousUntil, Instant now) {
        return jdbc.sql("""
                        with gone as (delete from signing_key where published_until <= :now),
                        previous as (
                            update signing_key set state = 'RETIRING', published_until = :until
                            where state = 'CURRENT' and kid = :previous returning 1),
                        promoted as (
                            update signing_key set state = 'CURRENT', made_at = :now
                            where state = 'NEXT' and exists (select from previous) returning kid),
                        added as (
                            insert into signing_key (kid, public_jwk, sealed_private, state, made_at)
                            select :kid, :public, :private, 'NEXT', :now from promoted)
                        select kid from promoted
                        """)
                .param("previous", previous)
                .param("kid", next.kid())
                .param("public", next.publicJwk())
                .param("private", next.sealedPrivate())
                .param("until", publishPreviousUntil.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
    }
}
