package org.kakehashi.conformance.xapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import gov.adlnet.xapi.client.ActivityClient;
import gov.adlnet.xapi.client.AgentClient;
import gov.adlnet.xapi.client.StatementClient;
import gov.adlnet.xapi.model.Account;
import gov.adlnet.xapi.model.Activity;
import gov.adlnet.xapi.model.ActivityDefinition;
import gov.adlnet.xapi.model.ActivityState;
import gov.adlnet.xapi.model.Agent;
import gov.adlnet.xapi.model.Statement;
import gov.adlnet.xapi.model.StatementReference;
import gov.adlnet.xapi.model.StatementResult;
import gov.adlnet.xapi.model.Verb;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client that nobody here wrote, ADL's jxapi, works with the store as it is; it sends quotes and braces in queries raw. */
@ExtendWith(RunningHub.class)
class ForeignClientTest {

    private final Endpoint hub;
    /** Nobody else's, so that each test finds its own only. */
    private final Agent pupil = new Agent("Pupil", new Account(UUID.randomUUID().toString(), "https://school.example"));

    private final String verb = Sample.iri("verb");
    private final String drill = Sample.iri("unit");

    ForeignClientTest(Endpoint hub) {
        this.hub = hub;
    }

    private StatementClient statements() throws IOException {
        return new StatementClient(hub.base() + "/", hub.key(), hub.secret());
    }

    private Statement statement(String verbId, String activity) {
        ActivityDefinition definition = new ActivityDefinition(
                new HashMap<>(Map.of("ja", "わり算", "en", "Division")), new HashMap<>(Map.of("ja", "あまり")));
        Statement statement = new Statement(
                pupil, new Verb(verbId, new HashMap<>(Map.of("ja", "答えた"))), new Activity(activity, definition));
        statement.setId(UUID.randomUUID().toString());
        return statement;
    }

    @Test
    void itStoresAndFindsStatementsByAgentVerbAndActivity() throws IOException {
        String stored = statements().postStatement(statement(verb, drill));
        String otherDrill = Sample.iri("drill");
        Statement other = statement("http://adlnet.gov/expapi/verbs/viewed", otherDrill);
        assertThat(statements().putStatement(other, other.getId())).isTrue();

        Statement back = statements().get(stored);
        assertThat(back.getVerb().getDisplay()).containsEntry("ja", "答えた");
        assertThat(back.getAuthority()).isNotNull();
        assertThat(statements().filterByActor(pupil).getStatements().getStatements())
                .hasSize(2);
        assertThat(ids(statements().filterByVerb(new Verb(verb)).getStatements()))
                .containsExactly(stored);
        assertThat(ids(statements().filterByActivity(otherDrill).getStatements()))
                .containsExactly(other.getId());
    }

    @Test
    void itReadsPageAfterPage() throws IOException {
        List<String> stored = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            stored.add(statements().postStatement(statement(verb, drill)));
        }
        StatementResult page = statements()
                .filterByActor(pupil)
                .limitResults(2)
                .ascending(true)
                .getStatements();
        List<String> read = new ArrayList<>(ids(page));
        // It puts the path of its endpoint before more, which has a path already: it is given the bare host.
        while (page.hasMore()) {
            page = new StatementClient(hub.base().resolve("/").toString(), hub.key(), hub.secret())
                    .getStatements(page.getMore());
            read.addAll(ids(page));
        }
        assertThat(read).containsExactlyElementsOf(stored);
    }

    @Test
    void itVoids() throws IOException {
        String stored = statements().postStatement(statement(verb, drill));
        statements()
                .postStatement(new Statement(
                        pupil, new Verb("http://adlnet.gov/expapi/verbs/voided"), new StatementReference(stored)));
        assertThatThrownBy(() -> statements().get(stored)).isInstanceOf(IOException.class);
        assertThat(statements().getVoided(stored).getId()).isEqualTo(stored);
    }

    @Test
    void itKeepsState() throws IOException {
        ActivityClient activities = new ActivityClient(hub.base() + "/", hub.key(), hub.secret());
        ActivityState state = new ActivityState(drill, "bookmark", pupil);
        state.setState(object("page", 7));
        assertThat(activities.postActivityState(state)).isTrue();
        state.setState(object("line", 3));
        assertThat(activities.postActivityState(state)).isTrue();
        assertThat(activities.getActivityState(state).toString()).isEqualTo("{\"page\":7,\"line\":3}");
        assertThat(activities.getActivityStates(drill, pupil, null, null).toString())
                .isEqualTo("[\"bookmark\"]");
        assertThat(activities.deleteActivityState(state)).isTrue();
        assertThat(activities.getActivityStates(drill, pupil, null, null)).isEmpty();
    }

    @Test
    void itReadsAPersonAndAnActivity() throws IOException {
        statements().postStatement(statement(verb, drill));
        assertThat(new AgentClient(hub.base() + "/", hub.key(), hub.secret())
                        .getPerson(pupil)
                        .getName())
                .contains("Pupil");
        assertThat(new ActivityClient(hub.base() + "/", hub.key(), hub.secret())
                        .getActivity(drill)
                        .getDefinition()
                        .getName())
                .containsEntry("en", "Division");
    }

    private static JsonObject object(String name, int value) {
        JsonObject object = new JsonObject();
        object.addProperty(name, value);
        return object;
    }

    private static List<String> ids(StatementResult page) {
        return page.getStatements().stream().map(Statement::getId).toList();
    }
}
