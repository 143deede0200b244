package org.kakehashi.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.hub.testing.Chromium;
import org.kakehashi.hub.testing.FreePorts;
import org.kakehashi.hub.testing.HubHttp;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The main job, as people do it, in a browser on the demo city: a pupil launches the drill and answers, and the teacher sees
 * it beside attendance and mood.
 */
@ExtendWith(OutputCaptureExtension.class)
class MainJobTest {
    private static final Duration CITY_LOADED = Duration.ofMinutes(3);
    private static final Pattern LAG =
            Pattern.compile("^hub_insight_lag_seconds(?:\\{.*})? (\\S+)$", Pattern.MULTILINE);

    /** Five seconds are the promise on a machine with nothing else to do; a busy one gets longer, and the time is told. */
    private static final double ON_THE_BOARD_MILLIS = 45_000;

    @TempDir
    static Path data;

    static int port;

    @SuppressWarnings("NullAway.Init")
    static ConfigurableApplicationContext hub;

    @BeforeAll
    static void startTheDemo(CapturedOutput output) {
        port = FreePorts.one();
        hub = new SpringApplicationBuilder(HubApplication.class)
                .profiles("demo")
                .run(
                        "--server.port=" + port,
                        "--hub.public-url=http://localhost:" + port,
                        "--hub.data=" + data,
                        "--hub.database.embedded-folder=" + data.resolve("postgres"),
                        "--demo.drill.port=" + FreePorts.one(),
                        "--demo.textbook.port=" + FreePorts.one(),
                        "--demo.cbt.port=" + FreePorts.one());
        await().atMost(CITY_LOADED).until(() -> output.getOut().contains("/t/demo/sign-in"));
        long loaded = System.nanoTime();
        await().atMost(CITY_LOADED).until(() -> lagSeconds() < (System.nanoTime() - loaded) / 1e9);
    }

    @AfterAll
    static void stopTheDemo() {
        hub.close();
    }

    @Test
    @SuppressWarnings("SystemOut") // the figure is for whoever reads the test's log
    void whatAPupilAnswersIsSoonOnTheTeachersBoard() {
        try (Chromium chromium = new Chromium();
                var pupils = chromium.person(390, 844);
                var teachers = chromium.person(1280, 900)) {
            Page pupil = signedIn(pupils.newPage(), "pupil");
            String name = pupil.locator(".who").textContent();
            Page teacher = signedIn(teachers.newPage(), "teacher");
            Locator row = teacher.locator("table.board tbody tr").filter(new Locator.FilterOptions().setHasText(name));
            int before = answered(row);

            Chromium.picture(pupil, "pupil-study");
            pupil.locator("a.tile")
                    .filter(new Locator.FilterOptions().setHasText("ドリル"))
                    .click();
            FrameLocator drill = pupil.frameLocator("iframe.tool");
            for (int question = 1; question <= 3; question++) {
                answer(drill, question == 3);
            }
            Chromium.picture(pupil, "pupil-drill");

            long answered = System.nanoTime();
            row.locator("td.answered a")
                    .filter(new Locator.FilterOptions().setHasText(Integer.toString(before + 3)))
                    .waitFor(new Locator.WaitForOptions().setTimeout(ON_THE_BOARD_MILLIS));
            System.out.printf("On the board after %.1f s%n", (System.nanoTime() - answered) / 1e9);
            assertThat(row.locator("td.attendance").textContent()).isNotBlank();
            assertThat(row.locator("td.icons img").count()).isPositive();
            Chromium.picture(teacher, "teacher-board");
            teacher.setViewportSize(390, 844);
            Chromium.picture(teacher, "teacher-board-phone");
        }
    }

    @Test
    void aFigureLeadsToTheStatementsBehindIt() {
        try (Chromium chromium = new Chromium();
                var teachers = chromium.person(1280, 900)) {
            Page teacher = signedIn(teachers.newPage(), "teacher");
            teacher.locator("td.answered a").first().click();
            assertThat(teacher.locator("main").textContent()).contains("最初の回答");
            Chromium.picture(teacher, "teacher-evidence");
            teacher.getByText("JSON").first().click();
            assertThat(teacher.locator("main").textContent()).contains("http://adlnet.gov/expapi/verbs/answered");
        }
    }

    /** Once it is less than the time since the load, the whole history is on the boards, and figures stand still. */
    private static double lagSeconds() throws IOException, InterruptedException {
        Matcher found = LAG.matcher(metrics());
        return found.find() ? Double.parseDouble(found.group(1)) : Double.MAX_VALUE;
    }

    private static String metrics() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/prometheus"))
                .header("Authorization", HubHttp.basic("demo-city", "demo-city-secret"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static Page signedIn(Page page, String loginName) {
        page.navigate("http://localhost:" + port + "/t/demo/sign-in");
        page.fill("[name=loginName]", loginName);
        page.fill("[name=password]", "kakehashi-demo");
        page.click("main button");
        page.locator(".who").waitFor();
        return page;
    }

    /** Any answer will do; a wrong one gets a second try, after which the next question can be had. */
    private static void answer(FrameLocator drill, boolean last) {
        Locator next = drill.locator("button[name=next]");
        Locator options = drill.locator(".options button");
        options.first().or(drill.locator("[name=numerator]").first()).waitFor();
        for (int attempt = 0; attempt < 2 && next.count() == 0; attempt++) {
            if (options.count() > 0) {
                options.nth(attempt).click();
            } else {
                drill.locator("[name=numerator]").fill("1");
                drill.locator("[name=denominator]").fill("2");
                drill.locator("button.main").click();
            }
            drill.locator(".feedback .right, .feedback .again, .feedback .wrong")
                    .waitFor();
        }
        if (!last) {
            next.click();
        }
    }

    private static int answered(Locator row) {
        row.waitFor();
        String text = row.locator("td.answered").textContent().replaceAll("\\D", "");
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }
}
