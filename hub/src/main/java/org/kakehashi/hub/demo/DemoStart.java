package org.kakehashi.hub.demo;

import java.io.IOException;
import java.net.BindException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.demo.cbt.CbtTool;
import org.kakehashi.hub.demo.drill.DrillTool;
import org.kakehashi.hub.demo.load.CityLoader;
import org.kakehashi.hub.demo.load.HubApi;
import org.kakehashi.hub.demo.load.HubRefusal;
import org.kakehashi.hub.demo.load.Milestones;
import org.kakehashi.hub.demo.load.Progress;
import org.kakehashi.hub.demo.load.ToolRegistrar;
import org.kakehashi.hub.demo.load.VendorAccount;
import org.kakehashi.hub.demo.load.Welcome;
import org.kakehashi.hub.demo.study.Catalogue;
import org.kakehashi.hub.demo.textbook.TextbookTool;
import org.kakehashi.hub.demo.tool.Tool;
import org.kakehashi.hub.demo.tool.ToolServer;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Starts the demo when the hub is up, beside it: whatever goes wrong here, the hub goes on. */
@Component
@Profile("demo")
final class DemoStart {
    private final DemoProperties settings;
    private final Environment environment;
    private final Catalogue catalogue = Catalogue.load();
    /** By their English names. */
    private final Map<String, ToolServer> servers = new ConcurrentHashMap<>();

    private volatile @Nullable Thread worker;

    DemoStart(DemoProperties settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        worker = Thread.ofVirtual().name("demo").start(() -> run(new Progress(System.out)));
    }

    private void run(Progress progress) {
        try {
            load(progress);
        } catch (RuntimeException | IOException e) {
            progress.failure(
                    "デモの読み込みが途中で止まりました。もう一度起動すると続きから読み込みます。",
                    "The demo could not be loaded completely. Start again to go on; nothing is loaded twice.",
                    e instanceof HubRefusal ? String.valueOf(e.getMessage()) : e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void load(Progress progress) throws IOException, InterruptedException {
        // The port the hub really listens on; its public URL may be a proxy's.
        var hub = new HubApi(
                "http://localhost:" + environment.getRequiredProperty("local.server.port"),
                settings.key(),
                settings.secret());
        var milestones = new Milestones(hub, settings.seed());
        var clients = new HashMap<String, String>();
        for (var wanted : openings()) {
            open(wanted, progress, new ToolRegistrar(hub)).ifPresent(client -> clients.put(wanted.en(), client));
        }
        var city = new CityLoader(
                        hub,
                        milestones,
                        progress,
                        catalogue,
                        new CityLoader.Settings(
                                settings.publicUrl(), settings.password(), settings.seed(), settings.days()))
                .load();
        if (!clients.isEmpty()) {
            new VendorAccount(hub, milestones).create(clients.values(), settings.password());
        }
        new Welcome(settings.publicUrl(), settings.tenant(), settings.password())
                .show(progress, city, address("drill"), address("textbook"), address("test"));
    }

    private String address(String name) {
        var opened = servers.get(name);
        return opened == null ? "—" : opened.base();
    }

    /**
     * A demo tool to open.
     *
     * @param ja what it is called here, in Japanese
     * @param setting the environment's name for its port
     * @param name on the tile
     * @param offer what the tile opens
     */
    private record Opening(Tool tool, int port, String ja, String en, String setting, String name, String offer) {}

    private List<Opening> openings() {
        return List.of(
                new Opening(
                        new DrillTool(catalogue, InstantSource.system()),
                        settings.drill().port(),
                        "ドリル",
                        "drill",
                        "DRILL_PORT",
                        "かけはしドリル: 分数のたし算とひき算",
                        "p5-fraction-add"),
                new Opening(
                        new TextbookTool(InstantSource.system()),
                        settings.textbook().port(),
                        "教科書",
                        "textbook",
                        "TEXTBOOK_PORT",
                        "かけはし教科書: 天気の変化",
                        "p5-weather"),
                new Opening(
                        new CbtTool(InstantSource.system()),
                        settings.cbt().port(),
                        "テスト",
                        "test",
                        "CBT_PORT",
                        "かけはしテスト: 5年算数のたしかめ",
                        "p5-check"));
    }

    /** The tool's client id, if it could be opened. */
    private Optional<String> open(Opening wanted, Progress progress, ToolRegistrar registrar)
            throws IOException, InterruptedException {
        try {
            var opened = ToolServer.open(wanted.port(), wanted.tool(), InstantSource.system());
            servers.put(wanted.en(), opened);
            var client = registrar.register(opened, wanted.name(), wanted.offer());
            progress.step(wanted.ja() + "を開きました " + opened.base(), "the " + wanted.en() + " is open");
            return Optional.of(client);
        } catch (HubRefusal e) {
            progress.failure(
                    wanted.ja() + "を登録できませんでした。",
                    "The " + wanted.en() + " could not be registered.",
                    String.valueOf(e.getMessage()));
        } catch (BindException e) {
            progress.failure(
                    wanted.ja() + "のポート " + wanted.port() + " が使われています。" + wanted.setting() + " で別のポートを指定してください。",
                    "The " + wanted.en() + "'s port is taken. Set " + wanted.setting() + " to another one.",
                    String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    /** Before the web server goes, so that a load under way ends quietly. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        var running = worker;
        if (running != null) {
            running.interrupt();
        }
        servers.values().forEach(ToolServer::close);
    }
}
