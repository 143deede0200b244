package org.kakehashi.hub.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Whom a client may write about: exactly one of four, each as in an Agent (xAPI 1.0.3 part 2, 2.4.2.3).
 *
 * @param mbox a mailto IRI
 * @param mboxSha1sum the hash of one
 * @param openid an OpenID
 * @param account one account, or all of a system
 */
public record AllowedActor(
        @Nullable String mbox,
        @JsonProperty("mbox_sha1sum") @Nullable String mboxSha1sum,
        @Nullable String openid,
        @Nullable Account account)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * An account.
     *
     * @param homePage the system
     * @param name null: every account of it
     */
    public record Account(String homePage, @Nullable String name) implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
