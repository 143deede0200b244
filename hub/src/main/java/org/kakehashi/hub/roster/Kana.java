package org.kakehashi.hub.roster;

import java.text.Normalizer;

/** Compares readings as people do: of whatever width, in hiragana or katakana, with blanks or none. */
public final class Kana {
    /** What differs between the two kana, in the same order. */
    static final String HIRAGANA = range('ぁ', 'ゖ') + "ゝゞ";

    static final String KATAKANA = range('ァ', 'ヶ') + "ヽヾ";

    private Kana() {}

    private static String range(char first, char last) {
        StringBuilder all = new StringBuilder();
        for (char c = first; c <= last; c++) {
            all.append(c);
        }
        return all.toString();
    }

    /** The form by which two readings are the same. */
    public static String fold(String text) {
        StringBuilder folded = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .forEach(c -> {
                    int place = HIRAGANA.indexOf(c);
                    folded.appendCodePoint(place < 0 ? c : KATAKANA.charAt(place));
                });
        return folded.toString();
    }

    /** SQL for the same of a column. */
    public static String sql(String column) {
        return "translate(normalize(%s, NFKC), '%s ', '%s')".formatted(column, HIRAGANA, KATAKANA);
    }
}
