package org.kakehashi.connectors.oneroster;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words that a value may be, in the order in which people are told them. */
public final class Vocabulary {

    public static final Vocabulary STATUSES = of("active", "tobedeleted");
    public static final Vocabulary ROLE_TYPES = of("primary", "secondary");
    public static final Vocabulary SEXES = of("male", "female", "unspecified", "other");
    public static final Vocabulary SCORE_STATUSES =
            open("exempt", "fully graded", "not submitted", "partially graded", "submitted");
    public static final Vocabulary OBJECTIVE_SOURCES = open("case", "unknown");

    private static final Pattern EXTENSION = Pattern.compile("ext:[A-Za-z0-9._-]+");

    private final Set<String> words;
    private final boolean extensible;
    private final String listed;

    private Vocabulary(boolean extensible, List<String> words) {
        this.words = Set.copyOf(words);
        this.extensible = extensible;
        this.listed = String.join(", ", words) + (extensible ? ", ext:…" : "");
    }

    /** These words and no others. */
    public static Vocabulary of(String... words) {
        return new Vocabulary(false, List.of(words));
    }

    /** These words, and a source's own, which begin with {@code ext:}. */
    public static Vocabulary open(String... words) {
        return new Vocabulary(true, List.of(words));
    }

    /** Whether a word is one of them; nothing always is. */
    public boolean allows(@Nullable String word) {
        return word == null
                || words.contains(word)
                || (extensible && EXTENSION.matcher(word).matches());
    }

    @Override
    public String toString() {
        return listed;
    }
}
