package org.kakehashi.hub.insight.internal.board;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What to call an activity or verb.
 *
 * @param ja its Japanese name, where known
 * @param en its English name, where known
 */
record Label(String iri, @Nullable String ja, @Nullable String en) {

    /** The name in the reader's language, else in the other one, else the IRI's last part. */
    public String in(Locale locale) {
        boolean japanese = locale.getLanguage().equals("ja");
        String first = japanese ? ja : en;
        String second = japanese ? en : ja;
        if (first != null) {
            return first;
        }
        return second != null ? second : iri.substring(iri.lastIndexOf('/') + 1);
    }
}
