package org.kakehashi.hub.lti.internal.study;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for: words that all have to be there, whether in hiragana or katakana, wide or narrow, large or small letters.
 *
 * @param text as it was typed, cut where it is too long
 * @param folded each word in the one form in which it is compared
 */
record SearchWords(String text, List<String> folded) {
    private static final int LONGEST = 100;
    private static final char FIRST_KATAKANA = 'ァ';
    private static final char LAST_KATAKANA = 'ヶ';
    private static final int TO_HIRAGANA = 'ぁ' - 'ァ';

    static SearchWords of(@Nullable String typed) {
        String text = typed == null ? "" : typed.strip();
        if (text.length() > LONGEST) {
            text = text.substring(0, LONGEST);
        }
        List<String> words = Arrays.stream(folded(text).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return new SearchWords(text, words);
    }

    /** Whether nothing was typed; then everything is found. */
    public boolean none() {
        return folded.isEmpty();
    }

    /** Whether all the words are somewhere in these texts. */
    boolean in(@Nullable String... texts) {
        if (none()) {
            return true;
        }
        String all = Stream.of(texts)
                .flatMap(Stream::ofNullable)
                .map(SearchWords::folded)
                .collect(Collectors.joining("\n"));
        return folded.stream().allMatch(all::contains);
    }

    /** Normalization Form KC makes wide and narrow the same (Unicode Standard Annex 15); kana stand in two blocks of one order. */
    private static String folded(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(normal.length());
        normal.chars()
                .map(one -> one >= FIRST_KATAKANA && one <= LAST_KATAKANA ? one + TO_HIRAGANA : one)
                .forEach(one -> folded.append((char) one));
        return folded.toString();
    }
}
