package org.kakehashi.conformance.lti.check;

import java.io.IOException;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.kakehashi.conformance.lti.browser.Page;
import org.kakehashi.conformance.lti.browser.Request;
import org.kakehashi.conformance.lti.browser.UserAgent;
import org.kakehashi.conformance.lti.check.Launcher.Answered;
import org.kakehashi.conformance.lti.platform.Person;
import org.kakehashi.conformance.lti.report.Criterion;

/** Deep linking, as far as a tool answers without anybody choosing. */
public final class DeepLinkingChecks {
    private static final String RETURN = "/lti/deep-link-return";
    private static final String WHERE = "teacher";

    private final Scene scene;

    /** Checks the tool of that scene. */
    public DeepLinkingChecks(Scene scene) {
        this.scene = scene;
    }

    /** Makes them. */
    public void run() throws IOException, InterruptedException {
        if (scene.tool().deepLinkingUri().isEmpty()) {
            scene.ledger()
                    .notSeen(Criterion.DEEP_LINKING, "the tool is registered without deep linking (deepLinkingUri)");
            return;
        }
        UserAgent teacher = scene.platform().signedIn(Person.TEACHER);
        Page materials = teacher.send(Request.get(scene.platform().at("/materials")));
        Element form =
                materials.html().selectFirst("form:has([value=" + scene.tool().clientId() + "])");
        if (form == null) {
            throw new IOException("the hub doesn't offer the tool to teachers: " + materials.excerpt());
        }
        try {
            Request add = Page.sent(form).with(Map.of("toolId", scene.tool().clientId()));
            Page begun = teacher.send(add);
            Request tap = begun.next().orElseThrow(() -> new Broken(false, "the hub didn't begin", begun));
            Answered answered = scene.launcher().answer(scene.launcher().ask(teacher, tap));
            judge(scene.launcher().arrive(answered));
        } catch (Broken e) {
            scene.broken(Criterion.DEEP_LINKING, WHERE, e);
        }
    }

    private void judge(Page page) {
        boolean returned = page.request().uri().getPath().equals(RETURN);
        if (returned) {
            scene.ledger()
                    .check(
                            Criterion.DEEP_LINKING,
                            WHERE,
                            page.status() == 200,
                            "an answer that the platform takes",
                            page.html().select("section").text(),
                            page.excerpt());
        } else if (page.status() == 0 || page.status() >= 400) {
            scene.ledger()
                    .failed(
                            Criterion.DEEP_LINKING,
                            WHERE,
                            "the tool's page for choosing",
                            "status " + page.status(),
                            page.excerpt());
        } else {
            scene.ledger()
                    .notSeen(
                            Criterion.DEEP_LINKING,
                            "the tool shows a page where somebody has to choose: run the kit with --by-hand, sign in as"
                                    + " teacher, open /materials, choose the tool and something in it");
        }
    }
}
