package org.kakehashi.hub.lrs.internal.lint;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** All rules of all profiles, read once from {@code lint/*.yaml}. */
@Component
public class RuleBook {
    private final List<RuleFile> files;
    private final Map<String, LintRule> byId;

    RuleBook() throws IOException {
        Resource[] found = new PathMatchingResourcePatternResolver().getResources("classpath:lint/*.yaml");
        Arrays.sort(found, Comparator.comparing(Resource::getFilename));
        List<RuleFile> read = new ArrayList<>();
        for (Resource one : found) {
            read.add(RuleFile.read(one.getInputStream()));
        }
        this.files = List.copyOf(read);
        this.byId = read.stream()
                .flatMap(file -> file.rules().stream())
                .collect(Collectors.toUnmodifiableMap(LintRule::id, Function.identity()));
    }

    /** The rule of that id; empty where it was one of an earlier release. */
    public Optional<LintRule> rule(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The rules that a statement breaks, the gravest first.
     *
     * @param body a statement that the parser has taken, as received
     * @param at when it came
     */
    public List<LintRule> broken(byte[] body, Instant at) {
        return broken(Subject.of(body, at));
    }

    List<LintRule> broken(Subject subject) {
        if (!subject.readable()) {
            return byId.values().stream()
                    .filter(rule -> rule.must() instanceof Condition.Size && rule.isBroken(subject))
                    .toList();
        }
        List<LintRule> broken = new ArrayList<>();
        for (RuleFile file : files) {
            if (file.claimed().holds(subject)) {
                for (LintRule rule : file.rules()) {
                    if (rule.isBroken(subject)) {
                        broken.add(rule);
                    }
                }
            }
        }
        broken.sort(Comparator.comparing(LintRule::severity));
        return broken;
    }

    List<RuleFile> files() {
        return files;
    }
}
