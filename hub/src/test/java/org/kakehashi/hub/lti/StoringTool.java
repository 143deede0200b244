package org.kakehashi.hub.lti;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A vendor's tool on 127.0.0.1 that sets no cookie: it keeps state and nonce in the platform's storage, by messages of its page to the
 * page around it. Another origin, in a frame of its own, tries to read them.
 */
@SuppressWarnings("InlineFormatString") // whole pages, kept apart from the code that serves them
final class StoringTool implements AutoCloseable {
    private static final String ASK = """
            function ask(to, message, origin) {
              return new Promise(resolve => {
                const id = "m" + Math.random();
                addEventListener("message", function heard(event) {
                  if (event.data && event.data.message_id === id) { removeEventListener("message", heard); resolve(event.data); }
                });
                to.postMessage(Object.assign({message_id: id}, message), origin);
              });
            }
            """;
    private static final String LOGIN = """
            <h1>login</h1><script>%s
            const sent = %s, state = "s" + Math.random(), nonce = "n" + Math.random();
            (async () => {
              const able = await ask(window.parent, {subject: "lti.capabilities"}, "*");
              const put = able.supported_messages.find(one => one.subject === "lti.put_data");
              if (!put || put.frame !== sent.lti_storage_target) { document.body.append("no storage"); return; }
              await ask(window.parent, {subject: "lti.put_data", key: state, value: nonce}, "%s");
              const form = document.createElement("form");
              const asked = {scope: "openid", response_type: "id_token", response_mode: "form_post", prompt: "none",
                client_id: sent.client_id, redirect_uri: location.origin + "/launch", login_hint: sent.login_hint,
                lti_message_hint: sent.lti_message_hint, state: state, nonce: nonce};
              for (const name in asked) {
                const field = document.createElement("input");
                field.type = "hidden"; field.name = name; field.value = asked[name]; form.append(field);
              }
              form.method = "post"; form.action = "%s/lti/authorize"; document.body.append(form); form.submit();
            })();
            </script>
            """;
    private static final String LAUNCH = """
            <h1>waiting</h1><pre></pre><iframe src="%s"></iframe><script>%s
            const sent = %s, hub = "%s", told = {};
            const heading = document.querySelector("h1"), foreign = document.querySelector("iframe");
            async function code(message) {
              const answer = await ask(window.parent, message, hub);
              return answer.error ? answer.error.code + (answer.error.message ? "" : " without a message") : "done";
            }
            addEventListener("message", async event => {
              if (event.data !== "foreign sent") { return; }
              const claims = JSON.parse(atob(sent.id_token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/")
                .replace(/=+$/, "")).replace(/[^\\x00-\\x7f]/g, "?"));
              const kept = await ask(window.parent, {subject: "lti.get_data", key: sent.state}, hub);
              told.target = sent.lti_storage_target;
              told.subject = kept.subject;
              told.unknown = (await ask(window.parent, {subject: "lti.get_data", key: "none"}, hub)).value;
              told.strange = await code({subject: "lti.strange"});
              told.keyless = await code({subject: "lti.get_data"});
              told.number = await code({subject: "lti.put_data", key: "k", value: 1});
              told.long = await code({subject: "lti.put_data", key: "k", value: "x".repeat(5000)});
              for (let i = 0; i < 100; i++) { told.many = await code({subject: "lti.put_data", key: "k" + i, value: "v"}); }
              told.removed = await code({subject: "lti.put_data", key: sent.state, value: null});
              told.room = await code({subject: "lti.put_data", key: "k99", value: "v"});
              told.gone = (await ask(window.parent, {subject: "lti.get_data", key: sent.state}, hub)).value;
              told.foreign = (await ask(foreign.contentWindow, {subject: "how many"}, "*")).answers;
              document.querySelector("pre").textContent = JSON.stringify(told);
              heading.textContent = kept.value === claims.nonce ? "launched" : "refused";
            });
            </script>
            """;
    private static final String FOREIGN = """
            <script>
            let answers = 0;
            addEventListener("message", event => {
              if (event.data.subject === "how many") {
                event.source.postMessage({message_id: event.data.message_id, answers: answers}, "*");
              } else { answers++; }
            });
            ["lti.capabilities", "lti.get_data", "lti.put_data"].forEach(subject =>
              window.top.postMessage({subject: subject, message_id: "f", key: "state", value: "stolen"}, "*"));
            window.parent.postMessage("foreign sent", "*");
            </script>
            """;

    private final HttpServer own;
    private final HttpServer foreign;
    private final String hub;
    private final JsonMapper json;

    private StoringTool(HttpServer own, HttpServer foreign, String hub, JsonMapper json) {
        this.own = own;
        this.foreign = foreign;
        this.hub = hub;
        this.json = json;
    }

    static StoringTool start(String hub, JsonMapper json) {
        try {
            StoringTool tool = new StoringTool(server(), server(), hub, json);
            tool.own.createContext(
                    "/login", exchange -> html(exchange, LOGIN.formatted(ASK, tool.sent(exchange), hub, hub)));
            tool.own.createContext(
                    "/launch",
                    exchange -> html(
                            exchange,
                            LAUNCH.formatted(address(tool.foreign, "/"), ASK, tool.sent(exchange), tool.hub)));
            tool.foreign.createContext("/", exchange -> html(exchange, FOREIGN));
            tool.own.start();
            tool.foreign.start();
            return tool;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpServer server() throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    private static String address(HttpServer server, String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** An address of the tool. */
    String url(String path) {
        return address(own, path);
    }

    /** What to register. */
    String registration() {
        return """
                {"name": "分数ドリル", "initiateLoginUri": "%s", "targetLinkUri": "%s", "redirectUris": ["%s"],
                 "customParameters": {}, "xapiGrant": false, "documentTarget": "iframe"}
                """.formatted(url("/login"), url("/start"), url("/launch"));
    }

    /** The form that was posted, as a script's object. */
    private String sent(HttpExchange exchange) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        for (String pair : body.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            fields.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return json.writeValueAsString(fields);
    }

    private static void html(HttpExchange exchange, String html) throws IOException {
        byte[] bytes = ("<!DOCTYPE html><meta charset=utf-8><body>" + html).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        own.stop(0);
        foreign.stop(0);
    }
}
