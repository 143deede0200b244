package org.kakehashi.hub.demo.tool;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes one pupil's score of one launch to the platform's gradebook (AGS 2.0). What can't be sent now is kept for another try; not safe
 * for concurrent use, its session guards it.
 */
public final class ScoreSheet {
    private static final Logger LOG = LoggerFactory.getLogger(ScoreSheet.class);
    private static final String SCOPE = "https://purl.imsglobal.org/spec/lti-ags/scope/";
    private static final String MANAGE = SCOPE + "lineitem";
    private static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";
    private static final String ITEMS = "application/vnd.ims.lis.v2.lineitemcontainer+json";
    private static final String SCORE = "application/vnd.ims.lis.v1.score+json";
    /** Two pupils who begin at once find one line item. */
    private static final ReentrantLock MAKING = new ReentrantLock();

    /** What a tool that grades has to be allowed. */
    public static final List<String> SCOPES = List.of(MANAGE, SCOPE + "score");

    private final ServiceClient services;
    private final URI lineItem;
    private final String userId;
    private @Nullable ObjectNode unsent;

    private ScoreSheet(ServiceClient services, URI lineItem, String userId) {
        this.services = services;
        this.lineItem = lineItem;
        this.userId = userId;
    }

    /** What a gradebook may be told of an offer. */
    static ObjectNode described(Tool.Offer offer, int highest) {
        var item = JsonNodeFactory.instance.objectNode();
        item.put("label", offer.title()).put("scoreMaximum", highest).put("resourceId", offer.id());
        var review = item.putObject("submissionReview").put("label", "答案を見る");
        review.putArray("reviewableStatus").add("Submitted").add("Completed");
        return item;
    }

    /**
     * The sheet of a pupil's launch, in the link's line item, which is made where there is none yet. Empty: it is nobody's to grade, the
     * platform offers no gradebook, or that can't be reached now.
     */
    static Optional<ScoreSheet> of(LaunchClaims launch, ServiceClient services, Tool.Offer offer, int highest)
            throws InterruptedException {
        var userId = launch.claims().getSubject();
        if (highest == 0 || userId == null || !launch.isLearners()) {
            return Optional.empty();
        }
        try {
            var found = launch.service("lineitem").filter(services::owns);
            var item = found.isPresent() ? found : made(launch, services, described(offer, highest));
            return item.map(address -> new ScoreSheet(services, address, userId));
        } catch (IOException e) {
            LOG.warn("There is no line item, so that nothing will be graded: {}", e.toString());
            return Optional.empty();
        }
    }

    private static Optional<URI> made(LaunchClaims launch, ServiceClient services, ObjectNode wanted)
            throws IOException, InterruptedException {
        var all = launch.service("lineitems").filter(services::owns);
        var link = launch.member("resource_link", "id").orElse("");
        if (all.isEmpty() || !launch.serviceScopes().contains(MANAGE)) {
            return Optional.empty();
        }
        var ofLink = URI.create(all.get() + (all.get().getQuery() == null ? "?" : "&") + "resource_link_id="
                + URLEncoder.encode(link, StandardCharsets.UTF_8));
        MAKING.lock();
        try {
            var found = services.get(ofLink, ITEMS).valueStream().findFirst();
            JsonNode item = found.isPresent()
                    ? found.get()
                    : services.post(all.get(), ITEM, wanted.put("resourceLinkId", link));
            return Optional.of(URI.create(item.path("id").asString("")));
        } finally {
            MAKING.unlock();
        }
    }

    /** The line item's address, by which a review finds the work again. */
    public String lineItem() {
        return lineItem.toString();
    }

    /** Whom it is of, as the platform names them. */
    public String userId() {
        return userId;
    }

    /** Whether a score is still waiting. */
    public boolean waiting() {
        return unsent != null;
    }

    /** Sends the score of work that was handed in. */
    public void send(int points, int highest, Instant began, Instant handedIn) throws InterruptedException {
        var score = JsonNodeFactory.instance.objectNode();
        score.put("userId", userId).put("scoreGiven", points).put("scoreMaximum", highest);
        score.put("activityProgress", "Completed").put("gradingProgress", "FullyGraded");
        score.put("timestamp", iso(handedIn));
        score.putObject("submission").put("startedAt", iso(began)).put("submittedAt", iso(handedIn));
        unsent = score;
        flush();
    }

    /** Tries to send what is waiting. */
    public void flush() throws InterruptedException {
        var score = unsent;
        if (score == null) {
            return;
        }
        try {
            services.post(scores(), SCORE, score);
            unsent = null;
        } catch (IOException e) {
            LOG.warn("A score couldn't be sent and is kept: {}", e.toString());
        }
    }

    /** The scores' service stands before the query (AGS 2.0, 3.4). */
    private URI scores() {
        var address = lineItem.toString();
        int query = address.indexOf('?');
        return URI.create(
                query < 0 ? address + "/scores" : address.substring(0, query) + "/scores" + address.substring(query));
    }

    private static String iso(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
