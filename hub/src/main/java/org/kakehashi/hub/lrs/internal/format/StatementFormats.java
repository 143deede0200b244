package org.kakehashi.hub.lrs.internal.format;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Statements in the formats for which they are read as trees. */
@Component
public class StatementFormats {
    private final Definitions definitions;

    StatementFormats(Definitions definitions) {
        this.definitions = definitions;
    }

    /**
     * The statements of one answer in another format.
     *
     * @param exact each as {@code format=exact} tells it
     * @param format which format
     * @param languages of the request, for {@code canonical}
     */
    public List<byte[]> of(int tenantId, List<byte[]> exact, Format format, Languages languages) {
        return switch (format) {
            case EXACT -> exact;
            case IDS ->
                exact.stream()
                        .map(Trees::read)
                        .peek(IdsFormat::apply)
                        .map(Trees::write)
                        .toList();
            case CANONICAL ->
                canonical(tenantId, exact.stream().map(Trees::read).toList(), languages);
        };
    }

    private List<byte[]> canonical(int tenantId, List<ObjectNode> statements, Languages languages) {
        Set<String> activities = new HashSet<>();
        for (ObjectNode statement : statements) {
            for (ObjectNode part : Trees.parts(statement)) {
                Trees.activities(
                        part, activity -> activities.add(activity.path("id").asString("")));
            }
        }
        CanonicalFormat format = new CanonicalFormat(definitions.of(tenantId, activities), languages);
        statements.forEach(format::apply);
        return statements.stream().map(Trees::write).toList();
    }
}
