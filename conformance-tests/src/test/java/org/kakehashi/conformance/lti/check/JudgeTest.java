package org.kakehashi.conformance.lti.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kakehashi.conformance.kit.Options;
import org.kakehashi.conformance.lti.browser.Page;
import org.kakehashi.conformance.lti.browser.Request;
import org.kakehashi.conformance.lti.check.Judge.Judgement;

class JudgeTest {
    private static final Page GOOD =
            page("/drill?run=1", 200, "<h1>Fractions</h1> Hello, choose a task. Task 17 of 20.");

    private static Page page(String path, int status, String body) {
        return new Page(Request.get(URI.create("https://tool.example" + path)), status, Map.of(), body);
    }

    private static Judgement judged(Page page, String... options) {
        return new Judge(new Options(options)).of(page, GOOD);
    }

    @Test
    void aStatusOf400OrMoreIsARefusalWhateverThePageSays() {
        assertThat(judged(page("/drill", 403, GOOD.body()))).isEqualTo(Judgement.REFUSED);
        assertThat(judged(page("/drill", 403, GOOD.body()), "--launched", "Fractions"))
                .isEqualTo(Judgement.REFUSED);
    }

    @Test
    void nearlyTheSamePageAtTheSameAddressIsALaunch() {
        assertThat(judged(page("/drill?run=2", 200, "<h1>Fractions</h1> Hello, choose a task. Task 3 of 20.")))
                .isEqualTo(Judgement.LAUNCHED);
    }

    @Test
    void anotherPageAnotherAddressAndNoAnswerCannotBeDecided() {
        assertThat(judged(page("/drill", 200, "This launch can't be used."))).isEqualTo(Judgement.UNDECIDED);
        assertThat(judged(page("/error", 200, GOOD.body()))).isEqualTo(Judgement.UNDECIDED);
        assertThat(judged(page("/drill", 0, "no answer"))).isEqualTo(Judgement.UNDECIDED);
    }

    @Test
    void aPageThatScriptsFillSaysNothing() {
        Page shell = page("/drill", 200, "<div id=app></div><script src=app.js></script>");
        assertThat(new Judge(new Options()).of(shell, shell)).isEqualTo(Judgement.UNDECIDED);
    }

    @Test
    void whoKnowsTheToolDecidesByItsTexts() {
        Page refusal = page("/drill", 200, "This launch can't be used.");
        assertThat(judged(refusal, "--refused", "can't be used")).isEqualTo(Judgement.REFUSED);
        assertThat(judged(refusal, "--launched", "choose a task")).isEqualTo(Judgement.REFUSED);
        assertThat(judged(page("/else", 200, GOOD.body()), "--launched", "choose a task"))
                .isEqualTo(Judgement.LAUNCHED);
    }
}
