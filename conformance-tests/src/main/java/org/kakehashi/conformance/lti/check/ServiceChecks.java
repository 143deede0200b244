package org.kakehashi.conformance.lti.check;

import java.util.List;
import java.util.regex.Pattern;
import org.kakehashi.conformance.lti.platform.Exchange;
import org.kakehashi.conformance.lti.report.Criterion;

/** What the tool asked of the platform's services, as the relay saw it. */
public final class ServiceChecks {
    private final Scene scene;
    private final List<Exchange> exchanges;

    /** Looks at all requests so far. */
    public ServiceChecks(Scene scene) {
        this.scene = scene;
        this.exchanges = scene.exchanges();
    }

    /** Makes them. */
    public void run() {
        look(Criterion.SERVICE_TOKEN, "POST", "/lti/token", "the tool asked for no token");
        look(Criterion.MEMBERSHIPS, "GET", "/api/lti/contexts/[^/]+/memberships", "the tool read no memberships");
        look(
                Criterion.LINE_ITEMS,
                "GET|POST|PUT|DELETE",
                "/api/lti/(contexts/[^/]+/)?line-items(/[^/]+)?",
                "the tool neither read nor made a line item");
        look(Criterion.SCORES, "POST", "/api/lti/line-items/[^/]+/scores", "the tool sent no score");
        look(Criterion.RESULTS, "GET", "/api/lti/line-items/[^/]+/results", "the tool read no results");
        byHand();
    }

    private void look(Criterion criterion, String methods, String path, String unseen) {
        Pattern wanted = Pattern.compile(path);
        List<Exchange> seen = exchanges.stream()
                .filter(one -> one.method().matches(methods)
                        && wanted.matcher(one.path()).matches())
                .toList();
        if (seen.isEmpty()) {
            scene.ledger().notSeen(criterion, unseen);
        }
        for (Exchange one : seen) {
            scene.ledger()
                    .check(
                            criterion,
                            one.method() + " " + one.path(),
                            one.well(),
                            "2xx",
                            one.status() + " " + one.answer(),
                            one.excerpt());
        }
    }

    /** A teacher may have chosen by hand; the hub's own page then posts a second time. */
    private void byHand() {
        exchanges.stream()
                .filter(one -> one.path().equals("/lti/deep-link-return")
                        && one.question().contains("kakehashi_sent_on"))
                .forEach(one -> scene.ledger()
                        .check(
                                Criterion.DEEP_LINKING,
                                "by hand",
                                one.well(),
                                "an answer that the platform takes",
                                String.valueOf(one.status()),
                                one.excerpt()));
    }
}
