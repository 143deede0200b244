package org.kakehashi.hub.access.internal.purpose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Purposes.Purpose;

/** A purpose as it was typed in or sent; the key comes apart from it where the address has it. */
record PurposeForm(
        @Nullable String key,
        @Nullable String nameJa,
        @Nullable String nameEn,
        @Nullable String descriptionJa,
        @Nullable String descriptionEn,
        @Nullable String legalGround,
        @Nullable Boolean optOut) {
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 1000;

    static PurposeForm blank() {
        return new PurposeForm("", "", "", "", "", "", false);
    }

    static PurposeForm of(Purpose purpose) {
        return new PurposeForm(
                purpose.key(),
                purpose.nameJa(),
                purpose.nameEn(),
                purpose.descriptionJa(),
                purpose.descriptionEn(),
                purpose.legalGround(),
                purpose.optOut());
    }

    PurposeForm withKey(String other) {
        return new PurposeForm(other, nameJa, nameEn, descriptionJa, descriptionEn, legalGround, optOut);
    }

    /** Whether somebody can opt out of it. */
    public boolean optOutAllowed() {
        return Boolean.TRUE.equals(optOut);
    }

    /** The fields that are empty, too long or have characters that they can't have. */
    List<String> wrong() {
        Map<String, Boolean> good = new LinkedHashMap<>();
        good.put("key", key != null && KEY.matcher(key).matches());
        good.put("nameJa", isText(nameJa, LONGEST_NAME));
        good.put("nameEn", isText(nameEn, LONGEST_NAME));
        good.put("descriptionJa", isText(descriptionJa, LONGEST_TEXT));
        good.put("descriptionEn", isText(descriptionEn, LONGEST_TEXT));
        good.put("legalGround", isText(legalGround, LONGEST_TEXT));
        return good.entrySet().stream()
                .filter(field -> !field.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The purpose; to be asked for only where nothing is wrong. */
    Purpose purpose() {
        return new Purpose(
                String.valueOf(key),
                String.valueOf(nameJa).strip(),
                String.valueOf(nameEn).strip(),
                String.valueOf(descriptionJa).strip(),
                String.valueOf(descriptionEn).strip(),
                String.valueOf(legalGround).strip(),
                optOutAllowed());
    }

    private static boolean isText(@Nullable String text, int longest) {
        return text != null
                && !text.isBlank()
                && text.length() <= longest
                && text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r');
    }
}
