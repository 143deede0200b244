package org.kakehashi.hub.lti.internal.material;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.registration.WebAddress;

/**
 * How a tool lets people look at what was handed in for a line item (LTI Submission Review 1.0: {@code submissionReview} of AGS line items
 * and of Deep Linking's {@code lineItem}).
 *
 * @param reviewableStatus words of AGS's {@code activityProgress}, or {@code None}, at which there is something to look at; empty: as soon
 *     as the tool said anything of the pupil
 * @param label for people; null: the hub's own
 * @param url what is opened; null: the link's address
 * @param custom parameters of this message; they win over the link's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubmissionReview(
        List<String> reviewableStatus,
        @Nullable String label,
        @Nullable String url,
        Map<String, String> custom) {
    private static final int MOST_WORDS = 20;
    private static final int LONGEST_WORD = 50;
    private static final int LONGEST_LABEL = 200;
    private static final int MOST_PARAMETERS = 50;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_VALUE = 2000;
    private static final String NONE = "None";

    /**
     * What was read.
     *
     * @param review null: it can't be taken
     * @param fault what is wrong with it; null: nothing
     */
    public record Reading(
            @Nullable SubmissionReview review, @Nullable String fault) {}

    /** Reads what a tool sent. */
    public static Reading read(Map<?, ?> sent) {
        if (!(sent.get("reviewableStatus") instanceof List<?> words)
                || words.size() > MOST_WORDS
                || !words.stream().allMatch(word -> word instanceof String text && text.length() <= LONGEST_WORD)) {
            return wrong("submissionReview.reviewableStatus must be a list of at most " + MOST_WORDS + " words.");
        }
        Object label = sent.get("label");
        if (label != null && !(label instanceof String text && text.length() <= LONGEST_LABEL)) {
            return wrong("submissionReview.label is a text of at most " + LONGEST_LABEL + " characters.");
        }
        Object url = sent.get("url");
        if (url != null && !(url instanceof String address && WebAddress.isOne(address))) {
            return wrong("submissionReview.url must be an absolute http or https address.");
        }
        Map<String, String> custom = custom(sent.get("custom"));
        if (custom == null) {
            return wrong(
                    "submissionReview.custom has at most " + MOST_PARAMETERS + " parameters, whose values are texts.");
        }
        List<String> status = words.stream().map(String::valueOf).distinct().toList();
        return new Reading(new SubmissionReview(status, (String) label, (String) url, custom), null);
    }

    private static Reading wrong(String fault) {
        return new Reading(null, fault);
    }

    private static @Nullable Map<String, String> custom(@Nullable Object sent) {
        if (sent == null) {
            return Map.of();
        }
        if (!(sent instanceof Map<?, ?> map) || map.size() > MOST_PARAMETERS) {
            return null;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object value = entry.getValue();
            String name = String.valueOf(entry.getKey());
            boolean plain = value instanceof String || value instanceof Number || value instanceof Boolean;
            if (!plain || name.length() > LONGEST_NAME || value.toString().length() > LONGEST_VALUE) {
                return null;
            }
            parameters.put(name, value.toString());
        }
        return parameters;
    }

    /**
     * Whether there is something to look at.
     *
     * @param progress the pupil's {@code activityProgress}; null: the tool said nothing of the pupil
     */
    public boolean shows(@Nullable String progress) {
        return reviewableStatus.isEmpty()
                ? progress != null
                : reviewableStatus.contains(progress == null ? NONE : progress);
    }
}
