package org.kakehashi.hub.demo.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.kakehashi.hub.demo.city.AffairsFiles;
import org.kakehashi.hub.demo.city.City;
import org.kakehashi.hub.demo.city.CityFounder;
import org.kakehashi.hub.demo.city.RosterArchive;
import org.kakehashi.hub.demo.city.StudyHistory;
import org.kakehashi.hub.demo.study.Catalogue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Loads the demo city over HTTP, once. */
public final class CityLoader {
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final String SOURCE = "demo-city";
    private static final Set<String> UNDER_WAY = Set.of("QUEUED", "RUNNING");
    private static final Duration IMPORT_PATIENCE = Duration.ofMinutes(5);

    private final HubApi hub;
    private final Milestones milestones;
    private final Progress progress;
    private final Catalogue catalogue;
    private final Settings settings;

    /**
     * What the loader has to be told.
     *
     * @param publicUrl the hub's public URL without a slash at the end
     * @param password of the demo accounts
     * @param seed of the city
     * @param days how many school days the city looks back on
     */
    public record Settings(String publicUrl, String password, long seed, int days) {}

    public CityLoader(HubApi hub, Milestones milestones, Progress progress, Catalogue catalogue, Settings settings) {
        this.hub = hub;
        this.milestones = milestones;
        this.progress = progress;
        this.catalogue = catalogue;
        this.settings = settings;
    }

    /**
     * Loads the city if it isn't there, as of today or, after a load that broke off, as of the day on which that began.
     *
     * @return the city as it is in the hub
     * @throws HubRefusal if the hub refuses something; what had arrived stays, and the next start goes on
     */
    public City load() throws IOException, InterruptedException {
        var begun = milestones.reachedAt(Milestones.BEGUN);
        var anchor = begun.isPresent() ? begun.get() : milestones.reach(Milestones.BEGUN);
        var city = CityFounder.found(settings.seed(), anchor.atZone(ZONE).toLocalDate(), settings.days());
        if (milestones.reachedAt(Milestones.LOADED).isPresent()) {
            progress.step("デモ市は読み込み済みです", "the demo city is already there");
        } else {
            bringIn(city, anchor);
            milestones.reach(Milestones.LOADED);
        }
        return city;
    }

    void bringIn(City city, Instant anchor) throws IOException, InterruptedException {
        progress.step("名簿(900人)を取り込みます", "importing the roster (900 pupils)");
        var archive = RosterArchive.fileName(city);
        importFile("oneroster-csv", archive, Map.of(), RosterArchive.bytes(city));
        for (var account : DemoAccount.of(city)) {
            create(account);
        }
        openToGuardians();
        progress.step("サインインできます", "the demo accounts can sign in");
        for (var file : AffairsFiles.of(city)) {
            progress.step(file.name() + " を取り込みます", "importing " + file.name());
            var bytes = file.text().getBytes(StandardCharsets.UTF_8);
            importFile("school-affairs-csv", file.name(), Map.of("setting.mapping", file.mapping()), bytes);
        }
        progress.step("学習履歴を送ります", "sending what the pupils have studied");
        var history = new StudyHistory(city, catalogue, settings.publicUrl(), anchor);
        int sent = new StatementSender(hub).send(history.statements());
        progress.step("学習履歴 " + sent + " 件を送りました", sent + " statements sent");
    }

    private void create(DemoAccount account) throws IOException, InterruptedException {
        var wanted = JsonNodeFactory.instance.objectNode();
        wanted.put("loginName", account.loginName()).put("password", settings.password());
        wanted.put("displayName", account.person().name().full());
        var roles = wanted.putArray("roles");
        account.granted().forEach(roles::add);
        wanted.put("personId", account.person().id().toString());
        hub.createAccount(wanted);
    }

    /** Study and attendance, so that the guardian's page has something to show; a real tenant begins with nothing. */
    private void openToGuardians() throws IOException, InterruptedException {
        var wanted = JsonNodeFactory.instance.objectNode();
        wanted.putArray("categories").add("STUDY").add("ATTENDANCE");
        hub.openToGuardians(wanted);
    }

    private void importFile(String connector, String fileName, Map<String, String> more, byte[] bytes)
            throws IOException, InterruptedException {
        var query = new HashMap<>(more);
        query.putAll(Map.of("connector", connector, "source", SOURCE, "fileName", fileName));
        var id = hub.startImport(query, bytes);
        var deadline = Instant.now().plus(IMPORT_PATIENCE);
        var status = hub.importStatus(id);
        while (UNDER_WAY.contains(status.path("status").asString())) {
            if (Instant.now().isAfter(deadline)) {
                throw new HubRefusal(fileName + " is still being imported after " + IMPORT_PATIENCE);
            }
            Thread.sleep(Duration.ofMillis(200));
            status = hub.importStatus(id);
        }
        expectApplied(fileName, status);
    }

    private static void expectApplied(String fileName, JsonNode status) {
        boolean applied = status.path("status").asString().equals("APPLIED");
        if (!applied || status.path("counts").path("quarantined").asInt(0) > 0) {
            throw new HubRefusal("%s: %s, %s, findings: %s"
                    .formatted(
                            fileName,
                            status.path("status").asString(),
                            status.path("counts"),
                            status.path("findings").valueStream().limit(5).toList()));
        }
    }
}
