package org.kakehashi.hub.demo.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kakehashi.hub.demo.study.Table;

/**
 * Cuts a text into what is shown in different ways: fractions as fractions, words that children may not read yet
 * with their reading above.
 */
public final class RichText {
    private static final Map<String, String> READINGS = Table.read("furigana.csv").stream()
            .collect(Collectors.toUnmodifiableMap(row -> row.get("word"), row -> row.get("reading")));
    private static final Pattern SPECIAL = Pattern.compile("(\\d+)/(\\d+)|"
            + READINGS.keySet().stream()
                    .sorted((a, b) -> b.length() - a.length())
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|")));

    private RichText() {}

    /**
     * A piece of the text.
     *
     * @param text what it says; a fraction's numerator
     * @param reading its reading in hiragana; empty for none
     * @param denominator a fraction's denominator; empty for anything else
     */
    public record Piece(String text, String reading, String denominator) {}

    public static List<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        var match = SPECIAL.matcher(text);
        int done = 0;
        while (match.find()) {
            plain(text.substring(done, match.start()), pieces);
            pieces.add(
                    match.group(1) == null
                            ? new Piece(match.group(), READINGS.getOrDefault(match.group(), ""), "")
                            : new Piece(match.group(1), "", match.group(2)));
            done = match.end();
        }
        plain(text.substring(done), pieces);
        return List.copyOf(pieces);
    }

    private static void plain(String text, List<Piece> into) {
        if (!text.isEmpty()) {
            into.add(new Piece(text, "", ""));
        }
    }
}
