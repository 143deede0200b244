package org.kakehashi.conformance.lti.check;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kakehashi.conformance.lti.browser.Page;
import org.kakehashi.conformance.lti.browser.Request;
import org.kakehashi.conformance.lti.browser.UserAgent;
import org.kakehashi.conformance.lti.platform.Platform;
import org.kakehashi.conformance.lti.platform.RegisteredTool;

/** Opens the tool step by step, as a browser would of its own accord. */
public final class Launcher {
    private static final int MOST_STEPS = 12;

    private final Platform platform;
    private final RegisteredTool tool;

    /** Opens that tool at that platform. */
    public Launcher(Platform platform, RegisteredTool tool) {
        this.platform = platform;
        this.tool = tool;
    }

    /**
     * A launch that the tool has asked for.
     *
     * @param browser in which it happens
     * @param initiation what the platform sent to the tool
     * @param request the tool's authentication request
     * @param pages of the tool so far
     */
    record Asked(UserAgent browser, Request initiation, Request request, List<Page> pages) {
        String state() {
            return request.parameters().getOrDefault("state", "");
        }
    }

    /**
     * What the platform answers.
     *
     * @param asked what was asked
     * @param delivery the post that brings id_token or error to the tool
     */
    record Answered(Asked asked, Request delivery) {
        /** The id_token's claims. */
        Map<String, Object> claims() throws Broken {
            try {
                String token = delivery.fields().getOrDefault("id_token", "");
                return SignedJWT.parse(token).getJWTClaimsSet().toJSONObject(true);
            } catch (ParseException e) {
                throw new Broken(
                        false,
                        "the platform answered without an id_token",
                        asked.pages().getLast());
            }
        }
    }

    /** Opens the tool's link: {@code window} or {@code iframe}. */
    Asked open(UserAgent browser, String target) throws Broken, InterruptedException {
        return ask(browser, tap(browser, target));
    }

    /** What the platform sends to the tool when somebody taps the link. */
    Request tap(UserAgent browser, String target) throws Broken, InterruptedException {
        Page page =
                browser.send(Request.get(platform.at("/lti/launch/" + tool.resourceLinkId() + "?target=" + target)));
        return page.next().orElseThrow(() -> new Broken(false, "the hub didn't begin the launch", page));
    }

    /** Follows the tool from the initiation to its authentication request. */
    Asked ask(UserAgent browser, Request initiation) throws Broken, InterruptedException {
        List<Page> pages = new ArrayList<>();
        Request next = initiation;
        for (int step = 0; step < MOST_STEPS; step++) {
            Page page = browser.send(next);
            pages.add(page);
            Optional<Request> after = page.next();
            if (after.isEmpty()) {
                break;
            }
            next = after.get();
            if (next.goesTo(tool.authorizationEndpoint())) {
                return new Asked(browser, initiation, next, pages);
            }
        }
        throw new Broken(
                true,
                "the tool's login doesn't lead to the authorization endpoint by redirects or forms that send themselves",
                pages.getLast());
    }

    /** Brings the tool's request to the platform, and takes its answer, which isn't delivered yet. */
    Answered answer(Asked asked) throws Broken, InterruptedException {
        Page page = asked.browser().send(asked.request());
        for (int step = 0; step < MOST_STEPS; step++) {
            Optional<Request> next = page.next();
            if (next.isEmpty()) {
                break;
            }
            Map<String, String> fields = next.get().fields();
            if (fields.containsKey("error")) {
                String told = fields.get("error") + ": " + fields.get("error_description");
                throw new Broken(false, "the platform answered the authentication request with " + told, page);
            }
            if (fields.containsKey("id_token")) {
                return new Answered(asked, next.get());
            }
            page = asked.browser().send(next.get());
        }
        throw new Broken(false, "the platform refused the authentication request", page);
    }

    /** Delivers the platform's own answer. */
    Page arrive(Answered answered) throws InterruptedException {
        return deliver(answered, answered.delivery());
    }

    /** Delivers something else than the platform's answer, and follows the tool to the page that stays. */
    Page deliver(Answered answered, Request delivery) throws InterruptedException {
        return answered.asked().browser().follow(delivery, tool.authorizationEndpoint());
    }
}
