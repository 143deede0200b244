package org.kakehashi.hub.roster.internal.provider;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.roster.internal.provider.Listings.Listing;
import org.kakehashi.hub.roster.internal.provider.model.Entity;
import org.kakehashi.hub.roster.internal.provider.model.Model;
import org.kakehashi.hub.roster.internal.provider.query.ListQuery;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers requests for a collection or for one object. */
@Component
class Answers {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Listings listings;
    private final Views views;
    private final TenantTransactions transactions;
    private final HubProperties hub;

    Answers(Listings listings, Views views, TenantTransactions transactions, HubProperties hub) {
        this.listings = listings;
        this.views = views;
        this.transactions = transactions;
        this.hub = hub;
    }

    /** A page of a collection; {@code X-Total-Count} says how many there are, {@code Link} where the other pages are. */
    ResponseEntity<ObjectNode> many(
            ClientCaller client, HttpServletRequest request, Function<Model, Entity> kind, Function<View, Scope> of) {
        MultiValueMap<String, String> parameters = parameters(request);
        ListQuery query = ListQuery.of(parameters);
        Model model = Model.forClient(client.rules().release().pairwise());
        Entity entity = kind.apply(model);
        Listing listing = transactions.inTenant(client.tenantId(), () -> {
            View view = views.of(client, entity);
            return listings.list(view, entity, of.apply(view), query);
        });
        ObjectNode body = JSON.createObjectNode();
        body.putArray(entity.plural()).addAll(listing.objects());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Total-Count", Long.toString(listing.total()))
                .header(HttpHeaders.LINK, links(request, parameters, query, listing.total()))
                .body(body);
    }

    /** A whole collection. */
    ResponseEntity<ObjectNode> many(ClientCaller client, HttpServletRequest request, Function<Model, Entity> kind) {
        return many(client, request, kind, view -> Scope.ALL);
    }

    /** One object. */
    ResponseEntity<ObjectNode> one(
            ClientCaller client, HttpServletRequest request, Function<Model, Entity> kind, String sourcedId) {
        ListQuery query = ListQuery.ofId(sourcedId, parameters(request));
        Entity entity = kind.apply(Model.forClient(client.rules().release().pairwise()));
        Listing listing = transactions.inTenant(
                client.tenantId(), () -> listings.list(views.of(client, entity), entity, Scope.ALL, query));
        if (listing.objects().isEmpty()) {
            throw Scopes.unknown();
        }
        ObjectNode body = JSON.createObjectNode();
        body.set(entity.single(), listing.objects().getFirst());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    private static MultiValueMap<String, String> parameters(HttpServletRequest request) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
        return parameters;
    }

    private String links(
            HttpServletRequest request, MultiValueMap<String, String> parameters, ListQuery query, long total) {
        int limit = query.limit();
        long offset = query.offset();
        long last = total == 0 ? 0 : (total - 1) / limit * limit;
        List<String> links = new ArrayList<>();
        links.add(link(request, parameters, limit, 0, "first"));
        if (offset > 0) {
            links.add(link(request, parameters, limit, Math.clamp(offset - limit, 0, last), "prev"));
        }
        if (offset + limit < total) {
            links.add(link(request, parameters, limit, offset + limit, "next"));
        }
        links.add(link(request, parameters, limit, last, "last"));
        return String.join(", ", links);
    }

    private String link(
            HttpServletRequest request,
            MultiValueMap<String, String> parameters,
            int limit,
            long offset,
            String relation) {
        StringBuilder link = new StringBuilder(hub.link(request.getRequestURI()))
                .append("?limit=")
                .append(limit)
                .append("&offset=")
                .append(offset);
        parameters.forEach((name, values) -> {
            if (Set.of("sort", "orderBy", "filter", "fields").contains(name)) {
                values.forEach(value -> link.append('&')
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")));
            }
        });
        return "<" + link + ">; rel=\"" + relation + "\"";
    }
}
