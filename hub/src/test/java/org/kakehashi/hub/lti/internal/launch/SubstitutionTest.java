package org.kakehashi.hub.lti.internal.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SubstitutionTest {
    private static final Map<String, String> VARIABLES = Map.of("User.id", "$Context.id", "Context.id", "c1");

    @Property
    void everyParameterKeepsItsNameAndNoneIsAdded(@ForAll Map<String, String> parameters) {
        assertThat(Substitution.resolve(parameters, VARIABLES)).containsOnlyKeys(parameters.keySet());
    }

    @Property
    void whatIsNotAVariableOfTheHubPassesLiterally(@ForAll Map<String, String> parameters) {
        Assume.that(
                parameters.values().stream().noneMatch(value -> VARIABLES.containsKey(value.replaceFirst("^\\$", ""))));
        assertThat(Substitution.resolve(parameters, VARIABLES)).isEqualTo(parameters);
    }

    @Property
    void anyVariableByItsWholeNameBecomesItsValue(@ForAll Map<String, String> variables) {
        Map<String, String> parameters =
                variables.keySet().stream().collect(Collectors.toMap(name -> name, name -> "$" + name));
        assertThat(Substitution.resolve(parameters, variables)).isEqualTo(variables);
    }

    @Example
    void aValueThatLooksLikeAVariableIsNotSubstitutedAgain() {
        assertThat(Substitution.resolve(Map.of("user", "$User.id", "text", "a $Context.id"), VARIABLES))
                .containsEntry("user", "$Context.id")
                .containsEntry("text", "a $Context.id");
    }

    @Example
    void aLinksParameterWinsOverTheTools() {
        assertThat(Substitution.merged(Map.of("a", "tool", "b", "tool"), Map.of("b", "link")))
                .containsEntry("a", "tool")
                .containsEntry("b", "link");
    }
}
