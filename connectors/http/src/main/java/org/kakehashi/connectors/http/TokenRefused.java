package org.kakehashi.connectors.http;

import org.kakehashi.connectors.spi.Finding;

/** The token endpoint gave no token. The finding is about the setting {@code tokenUrl}. */
public final class TokenRefused extends Refused {

    private static final long serialVersionUID = 1L;
    private final transient Answer answer;

    TokenRefused(Answer answer, String detail) {
        super(SourceRule.TOKEN_REFUSED.brokenIn(Finding.SETTINGS, detail).at("tokenUrl", null));
        this.answer = answer;
    }

    /** What it gave instead. A body with status 200 may hold a token of a kind that isn't taken: it is shown to nobody. */
    public Answer answer() {
        return answer;
    }
}
