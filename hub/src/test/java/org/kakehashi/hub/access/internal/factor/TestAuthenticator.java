package org.kakehashi.hub.access.internal.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.binary.Base32;

/** An authenticator app, and the paper with the recovery codes. */
final class TestAuthenticator {
    private static final Pattern SECRET = Pattern.compile("<code class=\"id\">([A-Z2-7]{32})</code>");
    private static final Pattern RECOVERY = Pattern.compile("<code>([a-z2-7-]{19})</code>");

    private final byte[] secret;

    /** @param page that shows the secret */
    TestAuthenticator(String page) {
        Matcher shown = SECRET.matcher(page);
        assertThat(shown.find()).as(page).isTrue();
        this.secret = new Base32().decode(shown.group(1));
    }

    /** The digits so many steps of 30 seconds from now. */
    String code(int steps) {
        return new OneTimePasswords().at(secret, Instant.now().plusSeconds(30L * steps));
    }

    static List<String> recoveryCodes(String page) {
        Matcher shown = RECOVERY.matcher(page);
        List<String> codes = new ArrayList<>();
        while (shown.find()) {
            codes.add(shown.group(1));
        }
        return codes;
    }
}
