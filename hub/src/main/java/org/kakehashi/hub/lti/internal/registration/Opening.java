package org.kakehashi.hub.lti.internal.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a tool wants its link to open (Deep Linking 2.0, 2.2.2: {@code iframe} and {@code window}), already checked.
 *
 * @param width of the frame or window, in CSS pixels
 * @param height of the frame or window
 * @param windowName of the window ({@code targetName})
 * @param windowFeatures of the window, as {@code window.open} takes them
 */
public record Opening(
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String windowName,
        @Nullable String windowFeatures) {
    /** As the browser likes. */
    public static final Opening ANY = new Opening(null, null, null, null);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");
    private static final int LONGEST_FEATURES = 500;
    private static final Pattern PIXELS = Pattern.compile("[0-9]{1,4}");
    private static final Set<String> MEASURES =
            Set.of("width", "height", "innerwidth", "innerheight", "left", "top", "screenx", "screeny");
    private static final Set<String> SWITCHES =
            Set.of("popup", "menubar", "toolbar", "location", "status", "resizable", "scrollbars");
    private static final Map<String, String> ON = Map.of("", "yes", "yes", "yes", "1", "yes", "no", "no", "0", "no");

    /** A window's name that can be taken: no keyword such as {@code _top}, and nothing but letters, digits and {@code . _ -}. */
    public static @Nullable String name(@Nullable String wanted) {
        return wanted != null && NAME.matcher(wanted).matches() ? wanted : null;
    }

    /** Of the features those that only say how the window looks; never {@code opener} and its like. null: none. */
    public static @Nullable String features(@Nullable String wanted) {
        if (wanted == null || wanted.length() > LONGEST_FEATURES) {
            return null;
        }
        List<String> kept = new ArrayList<>();
        for (String feature : wanted.split("[,\\s]+", -1)) {
            String[] parts = feature.split("=", 2);
            String name = parts[0].toLowerCase(Locale.ROOT);
            String value = parts.length < 2 ? "" : parts[1].toLowerCase(Locale.ROOT);
            if (MEASURES.contains(name) && PIXELS.matcher(value).matches()) {
                kept.add(name + "=" + value);
            } else if (SWITCHES.contains(name) && ON.containsKey(value)) {
                kept.add(name + "=" + ON.get(value));
            }
        }
        return kept.isEmpty() ? null : String.join(",", kept);
    }

    /** Everything of a window that {@code window.open} takes; null: a tab like any other. */
    public @Nullable String allFeatures() {
        List<String> all = new ArrayList<>();
        if (width != null) {
            all.add("width=" + width);
        }
        if (height != null) {
            all.add("height=" + height);
        }
        if (windowFeatures != null) {
            all.add(windowFeatures);
        }
        return all.isEmpty() ? null : String.join(",", all);
    }
}
