package org.kakehashi.connectors.onerosterrest;

import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kakehashi.connectors.onerosterrest.fixtures.RosterService;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.HttpSender;
import org.kakehashi.connectors.spi.contract.ContractContext;

/** Connectors on a plain HTTP client, which wait without waiting. */
final class Plain {

    static final HttpClient CLIENT = HttpClient.newHttpClient();
    static final HttpSender HTTP = request -> CLIENT.send(request, BodyHandlers.ofInputStream());

    private final List<Duration> pauses = new ArrayList<>();

    ConnectorContext context(RosterService service, Map<String, String> more) {
        Map<String, String> settings = service.settings();
        settings.putAll(more);
        return ContractContext.empty().withSettings(settings).withHttp(HTTP);
    }

    OneRosterRest connector(RosterService service, Map<String, String> more) {
        return new OneRosterRest(context(service, more), pauses::add);
    }

    List<Duration> pauses() {
        return pauses;
    }
}
