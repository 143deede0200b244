package org.kakehashi.hub.demo.drill;

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
import org.kakehashi.hub.demo.study.Catalogue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The demo drill's HTTP server on 127.0.0.1. It has nothing to offer until it is told its platform. */
public final class DrillServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DrillServer.class);
    private static final String STUDY = "/study/";
    private static final String STYLE = "/drill.css";
    private static final String ICON = "/icon.svg";
    private static final String UNITS = "/units/";
    private static final int MOST_LOGINS = 10_000;
    private static final int MOST_RUNS = 5_000;
    private static final int LONGEST_RESPONSE = 100;

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final DrillPages pages = new DrillPages();
    private final String style = packed("drill.css");
    private final String icon = packed("drill.svg");
    private final InstantSource clock;
    private final Keyring<StudyRun> runs;
    private final LoginInitiation logins;
    private final Launch launches;
    private volatile @Nullable Platform platform;

    private record Platform(Registration registration, IdTokenCheck check) {}

    private DrillServer(HttpServer server, Catalogue catalogue, InstantSource clock) {
        this.server = server;
        this.clock = clock;
        this.runs = new Keyring<>(MOST_RUNS, Duration.ofHours(2), clock);
        var pending = new Keyring<PendingLogin>(MOST_LOGINS, Duration.ofMinutes(10), clock);
        this.logins = new LoginInitiation(pending, launchUri());
        this.launches = new Launch(pending, runs, catalogue, http, clock, base() + UNITS);
    }

    /**
     * Opens the drill.
     *
     * @param port 0 for any free one
     * @throws IOException if the port can't be had
     */
    public static DrillServer open(int port, Catalogue catalogue, InstantSource clock) throws IOException {
        var address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        var drill = new DrillServer(HttpServer.create(address, 0), catalogue, clock);
        drill.server.setExecutor(drill.workers);
        drill.server.createContext("/", drill::handle);
        drill.server.start();
        return drill;
    }

    /** Where the drill is: {@code http://127.0.0.1:<port>}. */
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

    /** The link to a unit. */
    public String targetLinkUri(String unitId) {
        return base() + UNITS + unitId;
    }

    /** A picture for the platform's tile. */
    public String iconUri() {
        return base() + ICON;
    }

    /** From now on the drill is launched by that platform. */
    public void register(Registration registration) {
        platform = new Platform(registration, new IdTokenCheck(registration, clock));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var known = platform;
            answer(exchange, known)
                    .send(exchange, known == null ? "" : known.registration().origin());
        } catch (RuntimeException e) {
            LOG.error("The drill failed at {}", exchange.getRequestURI().getPath(), e);
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
            LOG.error("The drill failed at {}", exchange.getRequestURI().getPath(), e);
            return Reply.page(Refusal.FAULT.status, pages.refusal(Refusal.FAULT, locale));
        }
    }

    private Reply route(Request request, @Nullable Platform known) throws RefusalException, InterruptedException {
        if (request.path().equals(STYLE)) {
            return new Reply(200, Map.of("Content-Type", "text/css; charset=utf-8"), style);
        }
        if (request.path().equals(ICON)) {
            return new Reply(200, Map.of("Content-Type", "image/svg+xml"), icon);
        }
        if (known == null) {
            throw new RefusalException(Refusal.NOT_READY);
        }
        var platformNow = known.registration();
        return switch (request.path()) {
            case "/login" -> logins.begin(request, platformNow);
            case "/launch" -> launches.accept(request, platformNow, known.check());
            case "/" -> Reply.page(200, pages.welcome(platformNow.issuer(), request.locale()));
            default -> study(request);
        };
    }

    private Reply study(Request request) throws RefusalException, InterruptedException {
        var path = request.path();
        var run = (path.startsWith(STUDY) ? runs.find(path.substring(STUDY.length())) : runs.find(""))
                .orElseThrow(() -> new RefusalException(Refusal.UNKNOWN_PAGE));
        if (request.method().equals("POST")) {
            act(request, run);
            return Reply.seeOther(path);
        }
        return Reply.page(200, pages.study(run.view(), path, request.locale()));
    }

    private static void act(Request request, StudyRun run) throws InterruptedException {
        int question = number(request, "question");
        if (request.parameter("next").isPresent()) {
            run.next(question);
        } else {
            var response = request.parameter("response").or(() -> fraction(request));
            if (response.isPresent() && response.get().length() <= LONGEST_RESPONSE) {
                run.answer(question, number(request, "try"), response.get());
            }
        }
    }

    private static Optional<String> fraction(Request request) {
        return request.parameter("numerator")
                .flatMap(above -> request.parameter("denominator").map(below -> above.strip() + "/" + below.strip()));
    }

    private static int number(Request request, String name) {
        try {
            return Integer.parseInt(request.parameters().getOrDefault(name, ""));
        } catch (NumberFormatException e) {
            // No question has this number, so the form changes nothing.
            return -1;
        }
    }

    private static String packed(String name) {
        try (InputStream file = DrillServer.class.getResourceAsStream("/demo/" + name)) {
            if (file == null) {
                throw new IllegalStateException("The drill's " + name + " is not in this build.");
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
