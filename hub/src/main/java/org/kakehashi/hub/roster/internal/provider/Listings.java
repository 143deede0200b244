package org.kakehashi.hub.roster.internal.provider;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.RosterRelease.Part;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.roster.internal.provider.model.Entity;
import org.kakehashi.hub.roster.internal.provider.model.Field;
import org.kakehashi.hub.roster.internal.provider.model.Field.Kind;
import org.kakehashi.hub.roster.internal.provider.query.Filter;
import org.kakehashi.hub.roster.internal.provider.query.Filter.Op;
import org.kakehashi.hub.roster.internal.provider.query.ListQuery;
import org.kakehashi.hub.roster.internal.provider.query.QueryFault;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Answers what is asked of a collection; within a transaction of the tenant that may write. */
@Component
class Listings {
    /** Required by the OpenAPI, and told to nobody to whom they aren't released. */
    private static final Set<String> REQUIRED_NAMES = Set.of("givenName", "familyName");

    /** In the audit log. */
    private static final int LONGEST_ID = 100;

    private static final Set<Kind> UNORDERED = Set.of(Kind.REF, Kind.REFS, Kind.WORDS, Kind.OBJECTS);

    private final ListingStore store;
    private final Aliases aliases;
    private final Totals totals;
    private final AuditLog audit;
    private final HubProperties hub;

    Listings(ListingStore store, Aliases aliases, Totals totals, AuditLog audit, HubProperties hub) {
        this.store = store;
        this.aliases = aliases;
        this.totals = totals;
        this.audit = audit;
        this.hub = hub;
    }

    /** @param total how many there are, of which the answer has a page */
    record Listing(List<ObjectNode> objects, long total) {}

    /** A page of those within the scope that the query means. */
    Listing list(View view, Entity entity, Scope scope, ListQuery query) {
        Map<String, Object> values = new HashMap<>(view.values());
        values.putAll(scope.values());
        String where = "(" + scope.sql() + ") and " + new Conditions(view, entity, values).of(query.filter());
        List<Field> fields = chosen(view, entity, query.fields());
        ListingStore.Wanted wanted = new ListingStore.Wanted(entity, where, order(view, entity, query, where), values);
        if (view.pairwise() && asksForOrderOfPersons(entity, query)) {
            aliases.ofEverybody(view);
        }
        List<String> keys = keys(wanted, query.limit(), query.offset());
        long total = total(view, scope, query, wanted, keys.size());
        audit(view, entity, keys, query.filter(), total);
        return new Listing(objects(view, entity, fields, keys), total);
    }

    private long total(View view, Scope scope, ListQuery query, ListingStore.Wanted wanted, int listed) {
        long until = (long) query.offset() + listed;
        boolean last = listed > 0 ? listed < query.limit() : query.offset() == 0;
        if (last || query.one()) {
            return until;
        }
        return totals.of(
                Totals.Listed.of(view, wanted.entity(), scope, query.filter()),
                query.offset(),
                until,
                () -> store.count(wanted));
    }

    /** Aliases are made with the first page, or where a list seems to end: there may be persons who have none yet. */
    private List<String> keys(ListingStore.Wanted wanted, int limit, int offset) {
        boolean byAlias = wanted.entity().byAlias();
        if (byAlias && offset == 0) {
            aliases.of(wanted);
        }
        List<String> keys = store.keys(wanted, limit, offset);
        if (byAlias && offset > 0 && keys.size() < limit) {
            aliases.of(wanted);
            return store.keys(wanted, limit, offset);
        }
        return keys;
    }

    private List<ObjectNode> objects(View view, Entity entity, List<Field> fields, List<String> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Map<String, ListingStore.Row> rows = store.rows(view, entity, fields, keys);
        Map<UUID, String> known = Map.of();
        if (view.pairwise()) {
            Set<UUID> persons = new HashSet<>();
            rows.values().forEach(row -> Rendering.persons(fields, row, persons));
            persons.removeAll(view.out());
            known = aliases.of(view, persons);
        }
        Rendering rendering = new Rendering(hub.issuer(), view.pairwise(), known, view.ids());
        Set<String> withheld = view.release().tells(Part.NAME) ? Set.of() : REQUIRED_NAMES;
        return keys.stream()
                .map(rows::get)
                .filter(Objects::nonNull)
                .map(row -> rendering.object(fields, row, withheld))
                .toList();
    }

    /**
     * Who looks at somebody's birth and origin is on record; and what was asked, as the count alone answers a question too. What a
     * field was compared with is content of records, except for an id.
     */
    private void audit(View view, Entity entity, List<String> keys, Filter filter, long total) {
        if (!entity.single().equals("demographics")) {
            return;
        }
        String asked = filter.clauses().stream()
                .map(clause -> clause.field()
                        + clause.op().sign()
                        + (clause.field().equals("sourcedId") ? shortened(clause.value()) : "…"))
                .collect(Collectors.joining(filter.either() ? " OR " : " AND "));
        audit.appendAll(
                view.tenantId(),
                List.of(new AuditEvent(
                        view.client().auditName(),
                        "roster.read-demographics",
                        null,
                        "filter:" + asked + " total:" + total)));
        if (keys.isEmpty()) {
            return;
        }
        String purpose = view.client().purpose();
        audit.appendAll(
                view.tenantId(),
                store.persons(view, entity, keys).stream()
                        .map(person -> new AuditEvent(
                                view.client().auditName(),
                                "roster.read-demographics",
                                person,
                                purpose == null ? "" : "purpose:" + purpose))
                        .toList());
    }

    private static String shortened(String id) {
        return id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) : id;
    }

    private static List<Field> chosen(View view, Entity entity, List<String> selections) {
        for (String selection : selections) {
            if (entity.fields().stream().noneMatch(field -> Entity.selects(selection, field))) {
                throw QueryFault.fields("a " + entity.single() + " has no field of that name.");
            }
        }
        List<Field> fields = new ArrayList<>();
        for (Field field : entity.fields()) {
            boolean wanted = selections.isEmpty() || selections.stream().anyMatch(s -> Entity.selects(s, field));
            boolean told = view.release().tells(field.part()) || REQUIRED_NAMES.contains(field.path());
            if (field.shown() && wanted && told) {
                fields.add(field);
            }
        }
        return fields;
    }

    private @Nullable String order(View view, Entity entity, ListQuery query, String where) {
        String sort = query.sort();
        if (sort == null) {
            return null;
        }
        Field field = entity.named(sort)
                .filter(one -> view.release().tells(one.part()) && one.within() == null)
                .filter(one -> !UNORDERED.contains(one.kind()))
                .orElseThrow(() -> QueryFault.parameter("sort: a " + entity.single()
                        + " can't be sorted by that, or it isn't released to this client."));
        if (sort.equals("sourcedId")) {
            return store.byId(entity, where) + (query.descending() ? " desc" : "");
        }
        String sql = "(" + new Expressions(view.pairwise()).compared(entity, field) + ")";
        return sql
                + (field.kind() == Kind.TEXT ? " collate \"C\"" : "")
                + (query.descending() ? " desc nulls last" : " asc");
    }

    /** By a comparison; where they are listed in their order, they are made as they are listed. */
    private static boolean asksForOrderOfPersons(Entity entity, ListQuery query) {
        return entity.byAlias()
                && query.filter().clauses().stream()
                        .anyMatch(clause -> clause.field().equals("sourcedId")
                                && clause.op() != Op.EQUAL
                                && clause.op() != Op.NOT_EQUAL);
    }
}
