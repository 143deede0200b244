package org.kakehashi.hub.connect.internal.forward;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.statements.ForwardSetting;
import org.kakehashi.hub.lrs.StatementFeed.Item;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which statements of the log an instance lets out, and how many a minute. Where a set is empty, it lets everything pass.
 *
 * @param since only what was stored from then on
 */
record ForwardFilter(Set<String> verbs, List<String> activities, Set<UUID> clients, Instant since, int perMinute) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String VOIDED = "http://adlnet.gov/expapi/verbs/voided";
    private static final int USUAL_RATE = 6000;
    private static final int HIGHEST_RATE = 1_000_000;

    /** A setting can't be understood. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Finding why;

        Unusable(ForwardRule rule, String setting, String value) {
            super(rule.code());
            this.why = rule.brokenIn(Finding.SETTINGS).at(setting, value);
        }

        Finding why() {
            return why;
        }
    }

    static ForwardFilter of(Map<String, String> settings) throws Unusable {
        return new ForwardFilter(
                Set.copyOf(words(settings, ForwardSetting.VERBS)),
                words(settings, ForwardSetting.ACTIVITIES),
                clients(settings),
                since(settings),
                rate(settings));
    }

    /** Voiding statements follow what they void, whatever verbs and activities are wanted. */
    boolean wants(Item item) {
        if (item.stored().isBefore(since) || !(clients.isEmpty() || clients.contains(item.client()))) {
            return false;
        }
        if (verbs.isEmpty() && activities.isEmpty()) {
            return true;
        }
        JsonNode statement = JSON.readTree(item.json());
        String verb = statement.path("verb").path("id").asString("");
        if (verb.equals(VOIDED)) {
            return true;
        }
        String object = statement.path("object").path("id").asString("");
        return (verbs.isEmpty() || verbs.contains(verb))
                && (activities.isEmpty() || activities.stream().anyMatch(object::startsWith));
    }

    private static List<String> words(Map<String, String> settings, String name) {
        return Stream.of(settings.getOrDefault(name, "").split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private static Set<UUID> clients(Map<String, String> settings) throws Unusable {
        try {
            return words(settings, ForwardSetting.CLIENTS).stream()
                    .map(UUID::fromString)
                    .collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw new Unusable(
                    ForwardRule.CLIENTS, ForwardSetting.CLIENTS, settings.getOrDefault(ForwardSetting.CLIENTS, ""));
        }
    }

    private static Instant since(Map<String, String> settings) throws Unusable {
        String text = settings.getOrDefault(ForwardSetting.SINCE, "").strip();
        try {
            return text.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new Unusable(ForwardRule.SINCE, ForwardSetting.SINCE, text);
        }
    }

    private static int rate(Map<String, String> settings) throws Unusable {
        String text = settings.getOrDefault(ForwardSetting.PER_MINUTE, "").strip();
        if (text.isEmpty()) {
            return USUAL_RATE;
        }
        int rate = text.matches("\\d{1,7}") ? Integer.parseInt(text) : 0;
        if (rate < 1 || rate > HIGHEST_RATE) {
            throw new Unusable(ForwardRule.PER_MINUTE, ForwardSetting.PER_MINUTE, text);
        }
        return rate;
    }
}
