package org.kakehashi.hub.access.internal.privacy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.DataClass;
import org.kakehashi.hub.access.Purposes.Purpose;
import org.kakehashi.hub.access.ToolDirectory;
import org.kakehashi.hub.access.internal.privacy.PrivacyStore.Contact;
import org.kakehashi.hub.access.internal.privacy.PrivacyStore.Rule;

/**
 * What the published page says.
 *
 * @param data what is processed, and why
 * @param purposes the tenant's list
 * @param tools those that are switched on
 * @param days how long statements are kept where their tool has no time of its own; null: until they are erased
 * @param kept how long other classes of data are kept, where the tenant says so
 */
record PrivacyNotice(
        List<Data> data,
        List<Purpose> purposes,
        List<Tool> tools,
        @Nullable Integer days,
        List<Rule> kept,
        Contact contact) {

    /** A kind of data with what for it is used. */
    record Data(Processed kind, List<Purpose> purposes) {}

    /**
     * A tool.
     *
     * @param purpose null where the tenant's list lost it
     * @param days how long its statements are kept; null: as all others
     */
    record Tool(
            ToolDirectory.Entry entry,
            @Nullable Purpose purpose,
            @Nullable Integer days) {}

    static PrivacyNotice of(
            List<Purpose> purposes, List<ToolDirectory.Entry> tools, List<Rule> rules, Contact contact) {
        Map<String, Purpose> byKey =
                purposes.stream().collect(Collectors.toMap(Purpose::key, Function.identity(), (one, same) -> one));
        return new PrivacyNotice(
                Arrays.stream(Processed.values())
                        .map(kind -> new Data(
                                kind,
                                kind.purposes().stream()
                                        .map(byKey::get)
                                        .filter(Objects::nonNull)
                                        .toList()))
                        .toList(),
                purposes,
                tools.stream()
                        .filter(ToolDirectory.Entry::enabled)
                        .map(tool -> new Tool(
                                tool,
                                byKey.get(tool.purpose()),
                                rules.stream()
                                        .filter(rule -> tool.toolId().equals(rule.clientId()))
                                        .map(Rule::days)
                                        .findFirst()
                                        .orElse(null)))
                        .toList(),
                rules.stream()
                        .filter(rule -> rule.dataClass() == DataClass.STATEMENTS)
                        .filter(rule -> rule.clientId() == null)
                        .map(Rule::days)
                        .findFirst()
                        .orElse(null),
                rules.stream()
                        .filter(rule -> rule.dataClass() != DataClass.STATEMENTS)
                        .toList(),
                contact);
    }
}
