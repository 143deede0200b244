package org.kakehashi.hub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kakehashi.hub.testing.HubProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Merges one member after another into a document, whatever becomes of the hub, and remembers which were acknowledged. */
final class DocumentMerges {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DOCUMENT = "/xapi/activities/profile?profileId=p&activityId="
            + URLEncoder.encode("https://drill.example/q1", StandardCharsets.UTF_8);

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private volatile boolean writing = true;

    /** Merges on and on, until {@link #stop}. */
    void write(HubProcess hub) {
        for (int number = 0; writing; number++) {
            String member = "m" + number;
            try {
                HttpResponse<String> answer = hub.send(hub.request(DOCUMENT)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"" + member + "\":" + number + "}")));
                if (answer.statusCode() == 204) {
                    acknowledged.add(member);
                }
            } catch (IOException e) {
                // The hub is down: nothing was acknowledged, and the next member comes.
                Thread.onSpinWait();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    void stop() {
        writing = false;
    }

    void assertKept(HubProcess hub) throws IOException, InterruptedException {
        Set<String> promised = Set.copyOf(acknowledged);
        JsonNode document = JSON.readTree(hub.send(hub.request(DOCUMENT)).body());
        assertThat(promised).isNotEmpty();
        assertThat(Set.copyOf(document.propertyNames())).containsAll(promised);
    }
}
