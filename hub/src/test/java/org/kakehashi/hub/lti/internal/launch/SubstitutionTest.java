package org.kakehashi.hub.lti.internal.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.kakehashi.hub.lti.internal.deployment.Deployment;
import org.kakehashi.hub.lti.internal.registration.DocumentTarget;
import org.kakehashi.hub.lti.internal.registration.ResourceLink;
import org.kakehashi.hub.lti.internal.registration.Showing;

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

    @Property
    void ofThreeLevelsTheNearestThatNamesAParameterSaysItsValue(
            @ForAll Map<@StringLength(max = 2) String, String> tool,
            @ForAll Map<@StringLength(max = 2) String, String> deployment,
            @ForAll Map<@StringLength(max = 2) String, String> link) {
        ResourceLink opened = new Deployment("S_1", null, deployment).opened(link(link));
        Map<String, String> merged = Substitution.merged(tool, opened.customParameters());
        Map<String, String> expected = new HashMap<>();
        Stream.of(tool, deployment, link).forEach(level -> level.forEach((name, value) -> expected.put(name, value)));
        assertThat(merged).isEqualTo(expected);
        assertThat(opened.deploymentId()).isEqualTo("S_1");
        assertThat(Substitution.resolve(merged, VARIABLES)).isEqualTo(Substitution.resolve(expected, VARIABLES));
    }

    private static ResourceLink link(Map<String, String> custom) {
        UUID id = new UUID(0, 1);
        return new ResourceLink(
                id, id, "", "第1問", "https://tool.example/", custom, DocumentTarget.WINDOW, null, Showing.PLAIN);
    }
}
