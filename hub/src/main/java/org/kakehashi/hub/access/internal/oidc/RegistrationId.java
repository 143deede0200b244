package org.kakehashi.hub.access.internal.oidc;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A provider's name in addresses: {@code <tenant>-<provider>}, as nobody is signed in yet who would have a tenant. */
record RegistrationId(int tenantId, UUID providerId) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    static String of(int tenantId, UUID providerId) {
        return tenantId + "-" + providerId;
    }

    static Optional<RegistrationId> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new RegistrationId(Integer.parseInt(parts.group(1)), UUID.fromString(parts.group(2))))
                : Optional.empty();
    }
}
