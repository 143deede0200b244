package org.kakehashi.connectors.http;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.Rule;

/**
 * Reads settings and reports what is wrong with them. Something is always given back, so that all of them are looked at in one go;
 * {@link #isSound()} says whether it may be used.
 */
public final class SettingReader {

    /** Stands for an address that there isn't. */
    public static final URI NOWHERE = URI.create("https://invalid.invalid");

    private final Map<String, String> settings;
    private final Findings findings;
    private boolean sound = true;

    public SettingReader(Map<String, String> settings, Findings findings) {
        this.settings = settings;
        this.findings = findings;
    }

    /** Whether nothing was reported. */
    public boolean isSound() {
        return sound;
    }

    /** A text without white space around it; empty where it is left out. */
    public String text(String name) {
        return settings.getOrDefault(name, "").strip();
    }

    /** A secret just as it was entered; empty where it is left out. */
    public String exact(String name) {
        return settings.getOrDefault(name, "");
    }

    /** A text that there must be. */
    public String required(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            report(SourceRule.SETTING_NEEDED, name);
        }
        return text;
    }

    /** A {@link SafeAddress} that there must be. */
    public URI address(String name) {
        return address(name, required(name));
    }

    /** A {@link SafeAddress} that was read from that setting; an empty one has been reported. */
    public URI address(String name, String text) {
        Optional<URI> address = SafeAddress.of(text);
        if (address.isEmpty() && !text.isEmpty()) {
            report(SourceRule.SETTING_URL, name);
        }
        return address.orElse(NOWHERE);
    }

    /** A {@link SafeAddress} to which paths are added: without a query, and without slashes at its end. */
    public URI base(String name) {
        URI address = address(name, required(name).replaceAll("/{1,100}$", ""));
        if (address.getRawQuery() != null) {
            report(SourceRule.SETTING_BASE, name);
            return NOWHERE;
        }
        return address;
    }

    /** One of these; the first where it is left out. */
    public String choice(String name, List<String> choices) {
        String text = text(name);
        if (text.isEmpty() || choices.contains(text)) {
            return text.isEmpty() ? choices.getFirst() : text;
        }
        report(SourceRule.SETTING_CHOICE, name, String.join(", ", choices));
        return choices.getFirst();
    }

    /** A whole number from {@code least} to {@code most}; {@code usual} where it is left out. */
    public int number(String name, int usual, int least, int most) {
        String text = text(name);
        if (text.isEmpty()) {
            return usual;
        }
        int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
        if (number >= least && number <= most) {
            return number;
        }
        report(SourceRule.SETTING_NUMBER, name, least, most);
        return usual;
    }

    /** Reports that a rule is broken that holds for several settings together. */
    public void report(Rule rule) {
        sound = false;
        findings.report(rule.brokenIn(Finding.SETTINGS));
    }

    /** Reports that a rule is broken in a setting. What it holds isn't told: it may be a secret in the wrong place. */
    public void report(Rule rule, String name, Object... details) {
        sound = false;
        findings.report(rule.brokenIn(Finding.SETTINGS, details).at(name, null));
    }
}
