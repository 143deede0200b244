package org.kakehashi.hub.connect.internal.finding;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Text;

/**
 * A run's secrets, taken out of all that it leaves behind, should a connector or a service repeat them. Very short ones stay, as they
 * would take pieces out of any text.
 */
public record HiddenTexts(List<String> texts) {
    private static final int SHORTEST = 4;
    private static final String MASK = "***";
    // What a header carries holds a secret in another form, such as base64, or one that a service gave for it.
    private static final Pattern CREDENTIALS = Pattern.compile("(?i)\\b(basic|bearer)\\s+[\\w.~+/=-]{8,}");

    /** As they are, and as a form or an address holds them; the longest first, since one may be part of another. */
    public static HiddenTexts of(Collection<String> secrets) {
        return new HiddenTexts(secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST)
                .flatMap(secret -> Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    /** The text without them. */
    public String in(String text) {
        String shown = text;
        for (String hidden : texts) {
            shown = shown.replace(hidden, MASK);
        }
        return CREDENTIALS.matcher(shown).replaceAll("$1 " + MASK);
    }

    Finding in(Finding finding) {
        return texts.isEmpty()
                ? finding
                : new Finding(
                        finding.severity(),
                        finding.code(),
                        in(finding.file()),
                        finding.line(),
                        orNull(finding.column()),
                        orNull(finding.value()),
                        in(finding.rule()),
                        in(finding.remedy()));
    }

    /** What was thrown and where, as one text. */
    public String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return in(trace.toString());
    }

    private Text in(Text text) {
        return new Text(in(text.ja()), in(text.en()));
    }

    private @Nullable String orNull(@Nullable String text) {
        return text == null ? null : in(text);
    }
}
