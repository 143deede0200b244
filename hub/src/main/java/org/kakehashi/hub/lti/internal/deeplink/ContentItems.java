package org.kakehashi.hub.lti.internal.deeplink;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.deeplink.ItemFields.Unacceptable;
import org.kakehashi.hub.lti.internal.material.LineItemWish;
import org.kakehashi.hub.lti.internal.material.Material.Kind;
import org.kakehashi.hub.lti.internal.material.NewMaterial;
import org.kakehashi.hub.lti.internal.material.NewMaterial.Presentation;
import org.kakehashi.hub.lti.internal.material.SubmissionReview;
import org.kakehashi.hub.lti.internal.registration.DocumentTarget;
import org.kakehashi.hub.lti.internal.registration.Opening;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.lti.internal.registration.Window;
import org.kakehashi.hub.lti.internal.response.Refused;

/**
 * The items of a response (Deep Linking 2.0, 2.2). One that can't be taken doesn't keep the others out; a type that the hub doesn't know
 * is passed over.
 */
final class ContentItems {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_FEATURES = 500;
    private static final Presentation PLAIN = new Presentation(DocumentTarget.WINDOW, null, null, null, null);

    private final Tool tool;
    private final Instant now;
    private final List<NewMaterial> materials = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private int skipped;
    private int turnedAway;

    private ContentItems(Tool tool, Instant now) {
        this.tool = tool;
        this.now = now;
    }

    /**
     * What the items are.
     *
     * @param refused what was wrong with some
     * @param turnedAway how many aren't taken because of it
     * @param skipped how many are of a type that the hub doesn't know
     */
    record Reading(List<NewMaterial> materials, List<Refused> refused, int turnedAway, int skipped) {}

    /** Reads the claim {@code content_items}; one that isn't there is an empty list. */
    static Reading read(@Nullable Object claim, Tool tool, Instant now) {
        ContentItems items = new ContentItems(tool, now);
        if (claim instanceof List<?> list) {
            list.forEach(items::take);
        }
        return new Reading(List.copyOf(items.materials), List.copyOf(items.refused), items.turnedAway, items.skipped);
    }

    private void take(@Nullable Object item) {
        ItemFields fields = new ItemFields(item instanceof Map<?, ?> map ? map : Map.of());
        try {
            NewMaterial material =
                    switch (String.valueOf(fields.of().get("type"))) {
                        case "ltiResourceLink" -> link(fields);
                        case "link" -> other(fields, Kind.LINK, Window.ALWAYS);
                        case "file" -> other(fields, Kind.FILE, new Window(null, fields.time("file", "expiresAt")));
                        case "image" -> other(fields, Kind.IMAGE, Window.ALWAYS);
                        case "html" -> text(fields);
                        default -> null;
                    };
            if (material == null) {
                skipped++;
            } else {
                materials.add(material);
            }
        } catch (Unacceptable e) {
            turnedAway++;
            refused.add(e.refused());
        }
    }

    private NewMaterial link(ItemFields item) throws Unacceptable {
        String address = Objects.requireNonNullElse(item.address("url"), tool.targetLinkUri());
        return new NewMaterial(
                Kind.LTI,
                Objects.requireNonNullElse(item.text("title", LONGEST_TITLE), tool.name()),
                item.text("text", LONGEST_TEXT),
                address,
                icon(item),
                item.parameters("custom"),
                item.window("available"),
                item.window("submission"),
                presentation(item),
                lineItem(item));
    }

    /** A tab of its own, unless the tool speaks of a frame only. */
    private static Presentation presentation(ItemFields item) {
        boolean framed = item.has("iframe") && !item.has("window");
        return new Presentation(
                framed ? DocumentTarget.IFRAME : DocumentTarget.WINDOW,
                item.object(framed ? "iframe" : "window").pixels("width"),
                item.object(framed ? "iframe" : "window").pixels("height"),
                Opening.name(item.object("window").text("targetName", LONGEST_NAME)),
                Opening.features(item.object("window").text("windowFeatures", LONGEST_FEATURES)));
    }

    /** A wish that can't be granted doesn't keep the link out. */
    private @Nullable LineItemWish lineItem(ItemFields item) {
        if (!item.has("lineItem")) {
            return null;
        }
        ItemFields wish = item.object("lineItem");
        BigDecimal maximum = wish.positive("scoreMaximum");
        if (maximum == null) {
            refused.add(new Refused(
                    "lineItem",
                    "lineItem.scoreMaximum must be a number above zero. The link was added without a line item.",
                    null,
                    String.valueOf(wish.of().get("scoreMaximum"))));
            return null;
        }
        return new LineItemWish(
                wish.text("label", LONGEST_TITLE),
                maximum,
                wish.text("resourceId", LONGEST_TITLE),
                wish.text("tag", LONGEST_TITLE),
                wish.of().get("gradesReleased") instanceof Boolean released ? released : null,
                review(wish));
    }

    private @Nullable SubmissionReview review(ItemFields wish) {
        if (!wish.has("submissionReview")) {
            return null;
        }
        SubmissionReview.Reading reading =
                SubmissionReview.read(wish.object("submissionReview").of());
        if (reading.fault() != null) {
            refused.add(new Refused("lineItem", reading.fault() + " The line item goes without it.", null, null));
        }
        return reading.review();
    }

    private NewMaterial other(ItemFields item, Kind kind, Window available) throws Unacceptable {
        String address = item.address("url");
        if (address == null) {
            throw new Unacceptable("url", "url is required.", null);
        }
        if (available.until() != null && !available.until().isAfter(now)) {
            throw new Unacceptable(
                    "expiresAt", "expiresAt has passed.", available.until().toString());
        }
        String host = String.valueOf(URI.create(address).getHost());
        return material(item, kind, host, item.text("text", LONGEST_TEXT), address, available);
    }

    private NewMaterial text(ItemFields item) throws Unacceptable {
        String text = item.textOfHtml("html", LONGEST_TEXT);
        if (text == null) {
            throw new Unacceptable("html", "html is required, with some text in it.", null);
        }
        return material(item, Kind.TEXT, tool.name(), text, null, Window.ALWAYS);
    }

    private static NewMaterial material(
            ItemFields item,
            Kind kind,
            String otherwise,
            @Nullable String text,
            @Nullable String address,
            Window available)
            throws Unacceptable {
        return new NewMaterial(
                kind,
                Objects.requireNonNullElse(item.text("title", LONGEST_TITLE), otherwise),
                text,
                address,
                icon(item),
                Map.of(),
                available,
                Window.ALWAYS,
                PLAIN,
                null);
    }

    private static @Nullable String icon(ItemFields item) throws Unacceptable {
        String icon = item.object("icon").address("url");
        return icon != null ? icon : item.object("thumbnail").address("url");
    }
}
