package org.kakehashi.hub.lti.internal.registration;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a tool as the API and the page have them.
 *
 * @param scopes URIs of {@link LtiScope}
 * @param subjectType name of a {@link SubjectType}; absent: pairwise
 * @param released names of {@link Released}
 */
public record WiredSettings(
        @Nullable List<String> scopes,
        @Nullable String subjectType,
        @Nullable List<String> released) {
    static WiredSettings of(ToolSettings settings) {
        return new WiredSettings(
                settings.scopes().stream().map(LtiScope::uri).sorted().toList(),
                settings.subjectType().name(),
                settings.released().stream().map(Released::name).sorted().toList());
    }

    /** What they mean; empty: something of it is unknown. */
    public Optional<ToolSettings> read() {
        List<String> uris = given(scopes);
        List<String> names = given(released);
        Set<LtiScope> known =
                uris.stream().flatMap(uri -> LtiScope.of(uri).stream()).collect(Collectors.toSet());
        Set<Released> all = named(names.stream(), Released.values());
        Set<SubjectType> subject = named(
                Stream.of(Objects.requireNonNullElse(subjectType, SubjectType.PAIRWISE.name())), SubjectType.values());
        return known.size() == Set.copyOf(uris).size()
                        && all.size() == Set.copyOf(names).size()
                        && subject.size() == 1
                ? Optional.of(new ToolSettings(known, subject.iterator().next(), all))
                : Optional.empty();
    }

    private static List<String> given(@Nullable List<String> texts) {
        return texts == null ? List.of() : texts.stream().map(String::valueOf).toList();
    }

    private static <E extends Enum<E>> Set<E> named(Stream<String> names, E[] values) {
        var byName = Stream.of(values).collect(Collectors.toMap(Enum::name, Function.identity()));
        return names.filter(byName::containsKey).map(byName::get).collect(Collectors.toSet());
    }
}
