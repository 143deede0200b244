package org.kakehashi.hub.lti.internal.grades;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.lti.internal.grades.ResultStore.Result;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The Score and the Result service of a line item (AGS 2.0, 3.3 and 3.4). */
@RestController
class ResultsController {
    private static final String SCORE = "application/vnd.ims.lis.v1.score+json";
    private static final MediaType MANY = MediaType.parseMediaType("application/vnd.ims.lis.v2.resultcontainer+json");

    private final Scores scores;
    private final HubProperties hub;

    ResultsController(Scores scores, HubProperties hub) {
        this.scores = scores;
        this.hub = hub;
    }

    /** A result on the wire (AGS 2.0, 3.3.4). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WiredResult(
            String id,
            String scoreOf,
            String userId,
            @Nullable BigDecimal resultScore,
            BigDecimal resultMaximum,
            @Nullable String comment) {}

    @PostMapping(
            path = "/api/lti/line-items/{lineItemId}/scores",
            consumes = {SCORE, MediaType.APPLICATION_JSON_VALUE})
    @Requires(Permission.LTI_SCORE)
    ResponseEntity<Void> score(
            @AuthenticationPrincipal ClientCaller tool, @PathVariable UUID lineItemId, @RequestBody NewScore score) {
        scores.put(tool, lineItemId, score);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/api/lti/line-items/{lineItemId}/results")
    @Requires(Permission.LTI_RESULT_READ)
    ResponseEntity<List<?>> results(
            @AuthenticationPrincipal ClientCaller tool,
            @PathVariable UUID lineItemId,
            @RequestParam(name = "user_id", required = false) @Nullable String userId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        int size = Pages.size(limit);
        Scores.Found found = scores.page(tool, lineItemId, userId, after, size);
        String item = hub.link(LineItem.path(lineItemId));
        return new Pages<Result>(MANY, size, found::subject)
                .asked("user_id", userId)
                .answer(found.found(), item + "/results", page -> page.stream()
                        .map(result -> wired(found, item, result))
                        .toList());
    }

    private static WiredResult wired(Scores.Found found, String item, Result result) {
        String subject = found.subject(result);
        BigDecimal maximum = found.item().content().scoreMaximum();
        String id = UriComponentsBuilder.fromUriString(item + "/results")
                .queryParam("user_id", "{subject}")
                .encode()
                .buildAndExpand(subject)
                .toUriString();
        return new WiredResult(
                id,
                item,
                subject,
                result.score().result(maximum),
                maximum,
                result.score().comment());
    }
}
