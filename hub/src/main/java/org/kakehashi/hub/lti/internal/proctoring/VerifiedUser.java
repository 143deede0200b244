package org.kakehashi.hub.lti.internal.proctoring;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom the proctoring tool saw (Proctoring Services 1.0, 4.3.2.1: {@code verified_user}). */
final class VerifiedUser {
    private static final List<String> COMPARED = List.of("name", "given_name", "family_name", "email");

    private VerifiedUser() {}

    /**
     * The first claim that says somebody else. Only what was told the tool can be compared; spaces and the width of letters don't count.
     *
     * @param verified the tool's claim; null: it says nothing
     * @param told what the tool was told of the pupil
     */
    static Optional<String> contradiction(@Nullable Object verified, Map<String, Object> told) {
        if (!(verified instanceof Map<?, ?> seen)) {
            return Optional.empty();
        }
        return COMPARED.stream()
                .filter(claim -> seen.get(claim) instanceof String
                        && told.get(claim) instanceof String known
                        && !plain(String.valueOf(seen.get(claim))).equals(plain(known)))
                .findFirst();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .toLowerCase(Locale.ROOT);
    }
}
