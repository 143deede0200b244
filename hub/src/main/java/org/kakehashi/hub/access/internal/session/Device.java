package org.kakehashi.hub.access.internal.session;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rough word for a browser, so that people tell their sessions apart: {@code Chrome, Windows}. */
final class Device {
    /** The first that occurs counts: Edge names Chrome too, Chrome names Safari, Android names Linux. */
    private static final List<String> BROWSERS =
            List.of("Edg/Edge", "OPR/Opera", "Firefox/Firefox", "Chrome/Chrome", "CriOS/Chrome", "Safari/Safari");

    private static final List<String> SYSTEMS = List.of(
            "iPad/iPad",
            "iPhone/iPhone",
            "Android/Android",
            "CrOS/ChromeOS",
            "Windows/Windows",
            "Mac OS X/macOS",
            "Linux/Linux");

    private Device() {}

    /** @param userAgent the header, or null; nothing of it is kept but words of this class */
    static String of(@Nullable String userAgent) {
        String text = userAgent == null ? "" : userAgent;
        return first(BROWSERS, text) + ", " + first(SYSTEMS, text);
    }

    private static String first(List<String> words, String text) {
        return words.stream()
                .map(word -> Arrays.asList(word.split("/", 2)))
                .filter(word -> text.contains(word.getFirst()))
                .map(List::getLast)
                .findFirst()
                .orElse("?");
    }
}
