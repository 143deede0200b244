package org.kakehashi.hub.lrs.internal.format;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which language of a language map is told: the one that {@code Accept-Language} likes best, looked for in each map by itself (1.0.3 part
 * 3, 2.1.3). A range finds the tag that equals it, one that goes further ({@code en} finds {@code en-US}), or one that says less
 * ({@code en-GB} finds {@code en}, RFC 4647 3.4). Where none fits, the map's first language is told.
 */
public final class Languages {
    private static final String ANY = "*";

    private final List<LanguageRange> wanted;
    private final List<LanguageRange> unwanted;

    private Languages(List<LanguageRange> ranges) {
        wanted = ranges.stream().filter(range -> range.getWeight() > 0).toList();
        unwanted = ranges.stream().filter(range -> range.getWeight() == 0).toList();
    }

    /** The preferences of an {@code Accept-Language} header; one that is missing or makes no sense prefers nothing. */
    public static Languages of(@Nullable String header) {
        try {
            return new Languages(header == null || header.isBlank() ? List.of() : LanguageRange.parse(header));
        } catch (IllegalArgumentException e) {
            return new Languages(List.of());
        }
    }

    /** The tag of those of a map; empty where the map is. */
    public Optional<String> choose(Collection<String> tags) {
        List<String> acceptable = tags.stream().filter(this::isAcceptable).toList();
        for (LanguageRange range : wanted) {
            Optional<String> found =
                    range.getRange().equals(ANY) ? acceptable.stream().findFirst() : find(range.getRange(), acceptable);
            if (found.isPresent()) {
                return found;
            }
        }
        return acceptable.stream().findFirst().or(() -> tags.stream().findFirst());
    }

    private boolean isAcceptable(String tag) {
        return unwanted.stream().noneMatch(range -> covers(range.getRange(), tag));
    }

    private static Optional<String> find(String range, List<String> tags) {
        for (String rest = range; !rest.isEmpty(); rest = shorter(rest)) {
            for (String tag : tags) {
                if (tag.equalsIgnoreCase(rest)) {
                    return Optional.of(tag);
                }
            }
            if (rest.equals(range)) {
                for (String tag : tags) {
                    if (covers(range, tag)) {
                        return Optional.of(tag);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Without its last subtag, and without a single letter that would then be last. */
    private static String shorter(String range) {
        int hyphen = range.lastIndexOf('-');
        String rest = hyphen < 0 ? "" : range.substring(0, hyphen);
        return rest.length() > 1 && rest.charAt(rest.length() - 2) == '-' ? shorter(rest) : rest;
    }

    private static boolean covers(String range, String tag) {
        String lower = tag.toLowerCase(Locale.ROOT);
        return lower.equals(range) || lower.startsWith(range + "-");
    }
}
