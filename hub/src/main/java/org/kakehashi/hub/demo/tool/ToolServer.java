package org.kakehashi.hub.demo.tool;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.demo.tool.Tool.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A demo tool's HTTP server on 127.0.0.1. It has nothing to offer until it is told its platform. */
public final class ToolServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ToolServer.class);
    private static final int MOST_LOGINS = 10_000;
    private static final int MOST_SESSIONS = 5_000;

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final ToolKey key = new ToolKey();
    private final ToolPages pages;
    private final Map<String, Reply> files;
    private final Addresses addresses;
    private final InstantSource clock;
    private final Keyring<Session> sessions;
    private final LoginInitiation logins;
    private final Choosing choosing;
    private final Proctoring proctoring;
    private final Tool tool;
    private final Launch launches;
    private volatile @Nullable Platform platform;

    private ToolServer(HttpServer server, Tool tool, InstantSource clock) {
        this.server = server;
        this.clock = clock;
        this.pages = new ToolPages(tool.name());
        this.tool = tool;
        this.files = Map.of(
                "/style.css", Reply.file("text/css; charset=utf-8", packed("tool.css") + packed(tool.name() + ".css")),
                "/clock.js", Reply.file("text/javascript; charset=utf-8", packed("clock.js")),
                "/icon.svg", Reply.file("image/svg+xml", packed(tool.name() + ".svg")));
        this.addresses = new Addresses(base(), tool.section());
        this.sessions = new Keyring<>(MOST_SESSIONS, Duration.ofHours(2), clock);
        var pending = new Keyring<PendingLogin>(MOST_LOGINS, Duration.ofMinutes(10), clock);
        this.logins = new LoginInitiation(pending, launchUri());
        this.choosing = new Choosing(tool, addresses, key, pages, clock);
        this.proctoring = new Proctoring(key, pages, clock);
        this.launches = new Launch(pending, sessions, tool, addresses, choosing, proctoring, http);
    }

    /**
     * Opens a tool.
     *
     * @param port 0 for any free one
     * @throws IOException if the port can't be had
     */
    public static ToolServer open(int port, Tool tool, InstantSource clock) throws IOException {
        var address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        var opened = new ToolServer(HttpServer.create(address, 0), tool, clock);
        opened.server.setExecutor(opened.workers);
        opened.server.createContext("/", opened::handle);
        opened.server.start();
        return opened;
    }

    /** Where the tool is: {@code http://127.0.0.1:<port>}. */
    public String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Where a platform begins a launch. */
    public String loginUri() {
        return base() + "/login";
    }

    /** Where a platform sends its id_tokens. */
    public String launchUri() {
        return base() + "/launch";
    }

    /** Where a teacher is sent to choose. */
    public String deepLinkingUri() {
        return base() + "/choose";
    }

    /** Where a pupil is sent before an assessment; empty: the tool watches over none. */
    public Optional<String> proctoringUri() {
        return tool.proctors() ? Optional.of(base() + "/ready") : Optional.empty();
    }

    /** Whether the tool sends scores, and so needs the platform's services. */
    public boolean grades() {
        return tool.offers().stream().anyMatch(offer -> tool.highestScore(offer.id()) > 0);
    }

    /** The keys that the tool signs with. */
    public String jwksUri() {
        return base() + "/jwks";
    }

    /** The link to an offer. */
    public String targetLinkUri(String offerId) {
        return addresses.of(offerId);
    }

    /** A picture for the platform's tile. */
    public String iconUri() {
        return addresses.icon();
    }

    /** From now on the tool is launched by that platform. */
    public void register(Registration registration) {
        platform = new Platform(
                registration, new IdTokenCheck(registration, clock), new ServiceClient(http, registration, key, clock));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var known = platform;
            answer(exchange, known)
                    .send(exchange, known == null ? "" : known.registration().origin());
        } catch (RuntimeException e) {
            LOG.error("The tool failed at {}", exchange.getRequestURI().getPath(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply answer(HttpExchange exchange, @Nullable Platform known) throws IOException, InterruptedException {
        var request = Request.of(exchange);
        var locale = request.map(Request::locale).orElse(Locale.JAPANESE);
        try {
            return route(request.orElseThrow(() -> new RefusalException(Refusal.INCOMPLETE)), known);
        } catch (RefusalException e) {
            LOG.info("Refused {}: {}", exchange.getRequestURI().getPath(), e.getMessage());
            return Reply.page(e.refusal().status, pages.refusal(e.refusal(), locale));
        } catch (RuntimeException e) {
            LOG.error("The tool failed at {}", exchange.getRequestURI().getPath(), e);
            return Reply.page(Refusal.FAULT.status, pages.refusal(Refusal.FAULT, locale));
        }
    }

    private Reply route(Request request, @Nullable Platform known) throws RefusalException, InterruptedException {
        var file = files.get(request.path());
        if (file != null) {
            return file;
        }
        if (request.path().equals("/jwks")) {
            return Reply.file("application/json", key.published());
        }
        if (known == null) {
            throw new RefusalException(Refusal.NOT_READY);
        }
        var platformNow = known.registration();
        return switch (request.path()) {
            case "/login" -> logins.begin(request, platformNow);
            case "/launch" -> launches.accept(request, known);
            case "/" -> Reply.page(200, pages.welcome(platformNow.issuer(), request.locale()));
            default -> page(request);
        };
    }

    private Reply page(Request request) throws RefusalException, InterruptedException {
        var path = request.path();
        if (path.startsWith(Choosing.PAGES)) {
            return choosing.page(request);
        }
        if (path.startsWith(Proctoring.PAGES)) {
            return proctoring.page(request);
        }
        return path.startsWith(Proctoring.GOODBYES) ? proctoring.goodbye(request) : session(request);
    }

    private Reply session(Request request) throws RefusalException, InterruptedException {
        var path = request.path();
        var session = (path.startsWith(Launch.PAGES)
                        ? sessions.find(path.substring(Launch.PAGES.length()))
                        : Optional.<Session>empty())
                .orElseThrow(() -> new RefusalException(Refusal.UNKNOWN_PAGE));
        if (request.method().equals("POST")) {
            session.act(request);
            return Reply.seeOther(path);
        }
        return Reply.page(200, session.page(pages, path, request.locale()));
    }

    private static String packed(String name) {
        try (InputStream file = ToolServer.class.getResourceAsStream("/demo/" + name)) {
            if (file == null) {
                throw new IllegalStateException("The tool's " + name + " is not in this build.");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
        http.shutdownNow();
    }
}
