package org.kakehashi.hub.demo.textbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.demo.tool.PlatformDouble;
import org.kakehashi.hub.demo.tool.ToolServer;
import org.kakehashi.hub.demo.tool.Visitor;

/** Reading in the demo textbook, against a platform that is played. */
class TextbookTests {
    private static final String EBOOK = "https://w3id.org/xapi/ebook/extensions/";

    private final PlatformDouble platform = new PlatformDouble();
    private final ToolServer textbook =
            ToolServer.open(0, new TextbookTool(InstantSource.system()), InstantSource.system());
    private final Visitor visitor = new Visitor(textbook, "p5-weather");
    private String page = "";

    TextbookTests() throws JOSEException, IOException {}

    @BeforeEach
    void launch() throws Exception {
        textbook.register(platform.registration());
        var login = visitor.login(platform);
        var token =
                platform.signed(platform.claims(login.nonce(), visitor.target()).build());
        page = visitor.launch(login.state(), token)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    @AfterEach
    void close() {
        textbook.close();
        platform.close();
    }

    @Test
    void opensOnTheFirstPageAndTellsSo() throws Exception {
        assertThat(visitor.get(page).body()).contains("雲と天気", "1 / 4", "もくじ").doesNotContain("前のページ");
        assertThat(verbs()).containsExactly("launched", "open");
    }

    @Test
    void aTurnedPageIsReadAndProgressed() throws Exception {
        act(1, "turn", "2");
        act(1, "turn", "2");
        act(2, "toc", "4");
        act(4, "turn", "5");
        assertThat(verbs()).containsExactly("launched", "open", "read", "progressed", "read", "progressed");
        var progressed = platform.statements().getLast();
        assertThat(progressed
                        .at("/result/extensions")
                        .get(EBOOK + "endPosition")
                        .asInt())
                .isEqualTo(4);
        assertThat(progressed
                        .at("/result/extensions")
                        .get(EBOOK + "navigationMethod")
                        .asString())
                .isEqualTo("toc");
        assertThat(progressed.at("/context/contextActivities/parent/0/id").asString())
                .endsWith("/chapters/p5-weather");
    }

    @Test
    void markersAndBookmarksComeAndGo() throws Exception {
        act(1, "mark", "2");
        assertThat(visitor.get(page).body()).contains("<mark>").contains("マーカーを<ruby>消");
        act(1, "mark", "2");
        act(1, "mark", "9");
        act(1, "bookmark", "1");
        assertThat(visitor.get(page).body()).contains("class=\"ribbon\"");
        act(1, "bookmark", "1");
        assertThat(visitor.get(page).body()).doesNotContain("<mark>", "class=\"ribbon\"");
        assertThat(verbs()).containsExactly("launched", "open", "noted", "delete", "bookmarked", "delete");
    }

    @Test
    void aMemoStaysInTheToolAndOnlyThatItWasWrittenIsTold() throws Exception {
        act(1, "memo", "<i>西の空</i>");
        act(1, "memo", "<i>西の空</i>");
        act(1, "memo", "x".repeat(201));
        assertThat(visitor.get(page).body()).contains("&lt;i&gt;西の空&lt;/i&gt;").doesNotContain("xxx");
        assertThat(verbs()).containsExactly("launched", "open", "noted");
        assertThat(platform.statements().toString()).doesNotContain("西の空");
    }

    @Test
    void theEndIsToldOnce() throws Exception {
        act(1, "turn", "2");
        act(2, "finish", "1");
        act(2, "finish", "1");
        act(2, "turn", "3");
        assertThat(verbs()).containsExactly("launched", "open", "read", "progressed", "read", "close", "terminated");
        assertThat(visitor.get(page).body()).contains("きょうは ここまで", platform.issuer() + "/study");
    }

    private void act(int onPage, String what, String value) throws IOException, InterruptedException {
        var form = new HashMap<>(Map.of("page", "" + onPage));
        form.put(what, value);
        visitor.post(page, form);
    }

    private List<String> verbs() {
        return platform.statements().stream()
                .map(statement -> statement.at("/verb/display/en").asString())
                .toList();
    }
}
