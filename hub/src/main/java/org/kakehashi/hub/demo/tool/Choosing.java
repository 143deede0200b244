package org.kakehashi.hub.demo.tool;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kakehashi.hub.demo.tool.Tool.Offer;
import tools.jackson.databind.json.JsonMapper;

/** Deep Linking 2.0 at the tool: a teacher chooses one of its offers, and the signed answer goes back to the platform. */
final class Choosing {
    /** Where the pages of a choice live. */
    static final String PAGES = "/choose/";

    private static final int MOST = 1_000;
    private static final Duration PATIENCE = Duration.ofHours(4);
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);
    private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";

    private final Keyring<Choice> choices;
    private final ToolKey key;
    private final ToolPages pages;
    private final Tool tool;
    private final Addresses addresses;
    private final InstantSource clock;

    /** @param data to be echoed unchanged; empty: the platform sent none */
    private record Choice(URI returnUrl, String data, String deploymentId, String clientId, String issuer) {}

    Choosing(Tool tool, Addresses addresses, ToolKey key, ToolPages pages, InstantSource clock) {
        this.choices = new Keyring<>(MOST, PATIENCE, clock);
        this.tool = tool;
        this.addresses = addresses;
        this.key = key;
        this.pages = pages;
        this.clock = clock;
    }

    /** Remembers what the platform asks for and sends the browser to the page for choosing. */
    Reply begin(LaunchClaims launch, Registration platform) throws RefusalException {
        var returnUrl = launch.returnAddress().filter(platform::owns);
        boolean ours = launch.accepts("ltiResourceLink") && returnUrl.isPresent();
        if (!ours) {
            throw new RefusalException(Refusal.MESSAGE);
        }
        var choice = new Choice(
                returnUrl.get(),
                launch.setting("data").orElse(""),
                platform.deploymentId(),
                platform.clientId(),
                platform.issuer());
        return Reply.seeOther(PAGES + choices.keep(choice));
    }

    /** The page for choosing; with a form that was sent, the page that takes the answer to the platform. */
    Reply page(Request request) throws RefusalException {
        var choice = choices.find(request.path().substring(PAGES.length()))
                .orElseThrow(() -> new RefusalException(Refusal.UNKNOWN_PAGE));
        if (!request.method().equals("POST")) {
            var model = Map.<String, Object>of("offers", tool.offers(), "address", request.path());
            return Reply.page(200, pages.render("choose", model, request.locale()));
        }
        var chosen = request.parameter("offer").flatMap(this::offer);
        var model = Map.<String, Object>of(
                "chosen", chosen.map(Offer::title).orElse(""),
                "address", choice.returnUrl().toString(),
                "token", key.signed(answer(choice, chosen)));
        return Reply.page(200, pages.render("chosen", model, request.locale()))
                .postingTo(Registration.originOf(choice.returnUrl()));
    }

    private Optional<Offer> offer(String id) {
        return tool.offers().stream().filter(offer -> offer.id().equals(id)).findFirst();
    }

    /** An empty list, where nothing was chosen (Deep Linking 2.0, 4.4.8). */
    private JWTClaimsSet answer(Choice choice, Optional<Offer> chosen) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(choice.clientId())
                .audience(choice.issuer())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(TOKEN_LIFE)))
                .claim("nonce", Keyring.newKey())
                .claim(LTI + "message_type", "LtiDeepLinkingResponse")
                .claim(LTI + "version", "1.3.0")
                .claim(LTI + "deployment_id", choice.deploymentId())
                .claim(
                        DL + "content_items",
                        chosen.map(offer -> List.of(item(offer))).orElse(List.of()));
        if (!choice.data().isEmpty()) {
            claims.claim(DL + "data", choice.data());
        }
        return claims.build();
    }

    private Map<String, Object> item(Offer offer) {
        var item = new HashMap<String, Object>(Map.of(
                "type", "ltiResourceLink",
                "title", offer.title(),
                "text", offer.text(),
                "url", addresses.of(offer),
                "icon", Map.of("url", addresses.icon(), "width", 64, "height", 64),
                "iframe", Map.of("width", 800, "height", 800)));
        int highest = tool.highestScore(offer.id());
        if (highest > 0) {
            item.put("lineItem", new JsonMapper().convertValue(ScoreSheet.described(offer, highest), Map.class));
        }
        return item;
    }
}
