package org.kakehashi.hub.lrs.internal.statement;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Language tags by the grammar of RFC 5646; whether a subtag is registered is not asked. */
final class LanguageTag {
    private static final Set<String> COMMON = Set.of("ja", "ja-JP", "en", "en-US", "en-GB", "und");
    private static final Set<String> IRREGULAR = Set.of(
            "en-gb-oed",
            "i-ami",
            "i-bnn",
            "i-default",
            "i-enochian",
            "i-hak",
            "i-klingon",
            "i-lux",
            "i-mingo",
            "i-navajo",
            "i-pwn",
            "i-tao",
            "i-tay",
            "i-tsu",
            "sgn-be-fr",
            "sgn-be-nl",
            "sgn-ch-de",
            "art-lojban",
            "cel-gaulish",
            "no-bok",
            "no-nyn",
            "zh-guoyu",
            "zh-hakka",
            "zh-min",
            "zh-min-nan",
            "zh-xiang");
    private static final int LONGEST = 200;
    private static final String LANGUAGE = "(?:[a-z]{2,3}(?:-[a-z]{3}(?![a-z]{1,5}\\b)){0,3}|[a-z]{4}|[a-z]{5,8})";
    private static final String SCRIPT = "(?:-[a-z]{4})?";
    private static final String REGION = "(?:-(?:[a-z]{2}|\\d{3}))?";
    private static final String VARIANTS = "(?:-(?:[a-z\\d]{5,8}|\\d[a-z\\d]{3}))*";
    private static final String EXTENSIONS = "(?:-[a-wy-z\\d](?:-[a-z\\d]{2,8})+)*";
    private static final String PRIVATE = "x(?:-[a-z\\d]{1,8})+";
    private static final Pattern REGULAR = Pattern.compile(
            "(?:" + LANGUAGE + SCRIPT + REGION + VARIANTS + EXTENSIONS + "(?:-" + PRIVATE + ")?|" + PRIVATE + ")");

    private LanguageTag() {}

    static boolean isValid(String tag) {
        if (COMMON.contains(tag)) {
            return true;
        }
        String lower = tag.toLowerCase(Locale.ROOT);
        return tag.length() <= LONGEST && (REGULAR.matcher(lower).matches() || IRREGULAR.contains(lower));
    }
}
