package org.kakehashi.hub.lti.internal.grades;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.lti.internal.grades.LineItemStore.Filter;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The Line Item service (AGS 2.0, 3.2). What is answered has the specification's media type, whatever is accepted: clients that send no
 * {@code Accept}, or another, are many.
 */
@RestController
class LineItemsController {
    /** Type of one line item. */
    static final String TYPE = "application/vnd.ims.lis.v2.lineitem+json";

    private static final String COLLECTION = "/api/lti/contexts/{classId}/line-items";
    private static final String ITEM = "/api/lti/line-items/{lineItemId}";
    private static final MediaType ONE = MediaType.parseMediaType(TYPE);
    private static final MediaType MANY = MediaType.parseMediaType("application/vnd.ims.lis.v2.lineitemcontainer+json");

    private final LineItems items;
    private final HubProperties hub;

    LineItemsController(LineItems items, HubProperties hub) {
        this.items = items;
        this.hub = hub;
    }

    @GetMapping(COLLECTION)
    @Requires(Permission.LTI_LINE_ITEM_READ)
    ResponseEntity<List<?>> all(
            @AuthenticationPrincipal ClientCaller tool,
            @PathVariable UUID classId,
            @RequestParam(name = "resource_link_id", required = false) @Nullable String link,
            @RequestParam(name = "resource_id", required = false) @Nullable String resourceId,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable UUID after) {
        int size = Pages.size(limit);
        List<LineItem> found = items.page(tool, classId, link, new Filter(null, resourceId, tag), after, size);
        return new Pages<LineItem>(MANY, size, item -> item.lineItemId().toString())
                .asked("resource_link_id", link)
                .asked("resource_id", resourceId)
                .asked("tag", tag)
                .answer(found, hub.link(LineItem.collectionPath(classId)), page -> page.stream()
                        .map(item -> WiredLineItem.of(item, hub))
                        .toList());
    }

    @PostMapping(
            path = COLLECTION,
            consumes = {TYPE, MediaType.APPLICATION_JSON_VALUE})
    @Requires(Permission.LTI_LINE_ITEM)
    ResponseEntity<WiredLineItem> add(
            @AuthenticationPrincipal ClientCaller tool, @PathVariable UUID classId, @RequestBody NewLineItem wanted) {
        WiredLineItem made = WiredLineItem.of(items.add(tool, classId, wanted), hub);
        return ResponseEntity.created(URI.create(made.id())).contentType(ONE).body(made);
    }

    @GetMapping(ITEM)
    @Requires(Permission.LTI_LINE_ITEM_READ)
    ResponseEntity<WiredLineItem> one(@AuthenticationPrincipal ClientCaller tool, @PathVariable UUID lineItemId) {
        return answer(items.find(tool, lineItemId));
    }

    @PutMapping(
            path = ITEM,
            consumes = {TYPE, MediaType.APPLICATION_JSON_VALUE})
    @Requires(Permission.LTI_LINE_ITEM)
    ResponseEntity<WiredLineItem> replace(
            @AuthenticationPrincipal ClientCaller tool,
            @PathVariable UUID lineItemId,
            @RequestBody NewLineItem wanted) {
        return answer(items.replace(tool, lineItemId, wanted));
    }

    @DeleteMapping(ITEM)
    @Requires(Permission.LTI_LINE_ITEM)
    ResponseEntity<Void> remove(@AuthenticationPrincipal ClientCaller tool, @PathVariable UUID lineItemId) {
        items.remove(tool, lineItemId);
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<WiredLineItem> answer(LineItem item) {
        return ResponseEntity.ok().contentType(ONE).body(WiredLineItem.of(item, hub));
    }
}
