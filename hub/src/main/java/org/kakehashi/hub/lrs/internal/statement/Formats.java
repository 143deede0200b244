package org.kakehashi.hub.lrs.internal.statement;

import java.util.regex.Pattern;

/** Formats of strings (1.0.3 part 2, 4). IRIs are checked as far as the specification asks: scheme and allowed characters. */
public final class Formats {
    private static final int UUID_LENGTH = 36;
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[\\w!#$&^.+-]{1,127}/[\\w!#$&^.+-]{1,127} *(;\\P{Cntrl}*)?");

    // One bit for each ASCII character: controls and the blank, then "<>\^`{|} and DEL.
    private static final long NEVER_LOW = 0xffff_ffffL | bit(' ') | bit('"') | bit('<') | bit('>');
    private static final long NEVER_HIGH = bit('\\') | bit('^') | bit('`') | bit('{') | bit('|') | bit('}') | bit(0x7f);

    private Formats() {}

    /** Standard string form, any version and variant: the specification's own examples have foreign variants. */
    public static boolean isUuid(String value) {
        if (value.length() != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (hyphen ? value.charAt(i) != '-' : !isHex(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** An absolute IRI: a scheme, and behind it none of the characters that RFC 3987 keeps out everywhere. */
    public static boolean isIri(String value) {
        int colon = value.indexOf(':');
        if (colon < 1 || colon == value.length() - 1 || !isLetter(value.charAt(0))) {
            return false;
        }
        for (int i = 1; i < colon; i++) {
            char c = value.charAt(i);
            if (!isLetter(c) && !isDigit(c) && c != '+' && c != '-' && c != '.') {
                return false;
            }
        }
        for (int i = colon + 1; i < value.length(); i++) {
            if (isNeverInIris(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** {@code mailto:} and one address. */
    static boolean isMailto(String value) {
        int at = value.indexOf('@');
        return value.startsWith("mailto:")
                && at > "mailto:".length()
                && at < value.length() - 1
                && value.indexOf('@', at + 1) < 0
                && isIri(value);
    }

    static boolean isSha1(String value) {
        return value.length() == 40 && isHex(value);
    }

    static boolean isSha2(String value) {
        return switch (value.length()) {
            case 56, 64, 96, 128 -> isHex(value);
            default -> false;
        };
    }

    static boolean isMediaType(String value) {
        return MEDIA_TYPE.matcher(value).matches();
    }

    private static boolean isNeverInIris(char c) {
        return c < 0x80 ? ((c < 0x40 ? NEVER_LOW : NEVER_HIGH) & bit(c)) != 0 : c < 0xa0;
    }

    /** A shift takes the low six bits of its distance, as the look-up above does. */
    private static long bit(int c) {
        return 1L << c;
    }

    private static boolean isHex(String value) {
        return value.chars().allMatch(c -> isHex((char) c));
    }

    private static boolean isHex(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
