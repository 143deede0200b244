package org.kakehashi.hub.access.internal.factor;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.kakehashi.hub.access.AccountCaller;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Somebody who gave the right password and owes a one-time password. No caller: nothing is permitted to it.
 *
 * @param caller whom the sign-in will make
 * @param since when the password was given
 * @param enrolled whether the account has a second factor; otherwise it has to make one
 */
public record PendingSignIn(AccountCaller caller, Instant since, boolean enrolled)
        implements AuthenticatedPrincipal, Serializable {
    private static final long serialVersionUID = 1L;
    private static final Duration LIFE = Duration.ofMinutes(10);

    /** The page that goes on with it. */
    public String page() {
        return enrolled ? "/sign-in/code" : "/sign-in/second-factor";
    }

    boolean isOver(Instant now) {
        return now.isAfter(since.plus(LIFE));
    }

    @Override
    public String getName() {
        return "pending:" + caller.getName();
    }
}
