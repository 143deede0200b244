package org.kakehashi.hub.access.internal.guess;

import java.io.Serializable;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Secrets;

/**
 * Where a sign-in by password comes from.
 *
 * @param slug of the tenant, as sent
 * @param source address of the browser; of IPv6 the network (/64)
 * @param device of the browser, where it signed in to this account before
 */
public record Attempt(String slug, String source, @Nullable String device) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** A short name for tenant and login name, whether or not there is such an account. */
    static String account(String slug, String loginName) {
        return HexFormat.of().formatHex(Secrets.sha256(slug + "\n" + loginName), 0, 16);
    }
}
