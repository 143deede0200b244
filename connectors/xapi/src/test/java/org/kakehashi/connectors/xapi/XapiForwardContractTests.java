package org.kakehashi.connectors.xapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.contract.StatementSinkContract;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against a store that knows ids and one rule. */
class XapiForwardContractTests extends StatementSinkContract {
    private final Map<UUID, String> kept = new LinkedHashMap<>();
    private final OtherStore other = new OtherStore();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/xapi/statements", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        other.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode batch = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
        List<UUID> ids = new ArrayList<>();
        boolean refused = false;
        for (JsonNode statement : batch) {
            ids.add(UUID.fromString(statement.path("id").asString()));
            refused |= statement.path("verb").path("id").asString().equals(REFUSED_VERB);
        }
        if (!refused) {
            batch.forEach(each -> kept.put(UUID.fromString(each.path("id").asString()), each.toString()));
        }
        byte[] body = (refused ? "not this verb" : OtherStore.ids(ids)).getBytes(UTF_8);
        exchange.sendResponseHeaders(refused ? 400 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    protected String connectorName() {
        return "xapi-forward";
    }

    @Override
    protected ConnectorContext good() {
        return other.context(
                Map.of("endpoint", "http://localhost:" + server.getAddress().getPort() + "/xapi"));
    }

    @Override
    protected ConnectorContext down() {
        return other.context(Map.of()).withHttp(request -> {
            throw new IOException("no route");
        });
    }

    @Override
    protected List<UUID> stored() {
        return List.copyOf(kept.keySet());
    }
}
