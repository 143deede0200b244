package org.kakehashi.connectors.spi.records;

import java.text.Normalizer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a source says of a person beside a key. The hub never takes somebody for the person by it; it proposes who it may be to
 * the administrator who decides about a record that nobody was found for.
 *
 * @param className the class's title or code as the school writes it, such as {@code 3年1組}
 * @param attendanceNumber 出席番号 in that class, from 1
 * @param kanaName family and given name in kana of whatever width, blanks or none between
 */
public record PersonHint(String className, int attendanceNumber, String kanaName) {
    /** The longest class or name that is kept. */
    public static final int LONGEST = 100;

    public PersonHint {
        if (className.isBlank() || kanaName.isBlank() || attendanceNumber < 1) {
            throw new IllegalArgumentException("a hint needs a class, a number from 1 and a name");
        }
        if (className.length() > LONGEST || kanaName.length() > LONGEST) {
            throw new IllegalArgumentException("a hint's class and name have up to " + LONGEST + " characters");
        }
    }

    /**
     * The hint that three texts make, the number in digits of any width. Null where one of them is missing or can't be part
     * of a hint: a record is never refused for what is only a help.
     */
    static @Nullable PersonHint of(@Nullable String className, @Nullable String number, @Nullable String kanaName) {
        if (className == null || number == null || kanaName == null) {
            return null;
        }
        String digits = Normalizer.normalize(number.strip(), Normalizer.Form.NFKC);
        boolean counts = digits.matches("0*[1-9][0-9]{0,2}") && digits.length() <= LONGEST;
        boolean named = Stream.of(className, kanaName)
                .allMatch(text -> !text.isBlank()
                        && text.length() <= LONGEST
                        && text.chars().noneMatch(Character::isISOControl));
        return counts && named ? new PersonHint(className, Integer.parseInt(digits), kanaName) : null;
    }
}
