package org.kakehashi.hub.demo;

import java.io.IOException;
import java.net.BindException;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.demo.drill.DrillServer;
import org.kakehashi.hub.demo.load.CityLoader;
import org.kakehashi.hub.demo.load.DrillRegistrar;
import org.kakehashi.hub.demo.load.HubApi;
import org.kakehashi.hub.demo.load.HubRefusal;
import org.kakehashi.hub.demo.load.Milestones;
import org.kakehashi.hub.demo.load.Progress;
import org.kakehashi.hub.demo.load.VendorAccount;
import org.kakehashi.hub.demo.load.Welcome;
import org.kakehashi.hub.demo.study.Catalogue;
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
    private volatile @Nullable DrillServer drill;
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
        var drillClient = openDrill(progress, new DrillRegistrar(hub));
        var city = new CityLoader(
                        hub,
                        milestones,
                        progress,
                        catalogue,
                        new CityLoader.Settings(
                                settings.publicUrl(), settings.password(), settings.seed(), settings.days()))
                .load();
        if (drillClient.isPresent()) {
            new VendorAccount(hub, milestones).create(drillClient.get(), settings.password());
        }
        var opened = drill;
        new Welcome(settings.publicUrl(), settings.tenant(), settings.password())
                .show(progress, city, opened == null ? "—" : opened.base());
    }

    /** The drill's client id, if it could be opened. */
    private Optional<String> openDrill(Progress progress, DrillRegistrar registrar)
            throws IOException, InterruptedException {
        try {
            var opened = DrillServer.open(settings.drill().port(), catalogue, InstantSource.system());
            drill = opened;
            var client = registrar.register(opened);
            progress.step("ドリルを開きました " + opened.base(), "the drill is open");
            return Optional.of(client);
        } catch (HubRefusal e) {
            progress.failure("ドリルを登録できませんでした。", "The drill could not be registered.", String.valueOf(e.getMessage()));
        } catch (BindException e) {
            progress.failure(
                    "ドリルのポート " + settings.drill().port() + " が使われています。DRILL_PORT で別のポートを指定してください。",
                    "The drill's port is taken. Set DRILL_PORT to another one.",
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
        var opened = drill;
        if (opened != null) {
            opened.close();
        }
    }
}
