package org.kakehashi.hub.roster.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.ClientRules;
import org.kakehashi.hub.access.RosterRelease;
import org.kakehashi.hub.access.RosterRelease.Identifiers;
import org.kakehashi.hub.access.RosterRelease.Part;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.roster.RosterCity;
import org.kakehashi.hub.roster.internal.provider.Listings.Listing;
import org.kakehashi.hub.roster.internal.provider.model.Entity;
import org.kakehashi.hub.roster.internal.provider.model.Model;
import org.kakehashi.hub.roster.internal.provider.query.ListQuery;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the database reads for a page, by its own counts of the transaction: with the right indexes it is bound to the school or the page,
 * however many the tenant has.
 */
@HubTest
@Import(RosterCity.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowsReadTest {
    private static final int SCHOOLS = 100;
    private static final int ALL = SCHOOLS * RosterCity.PUPILS;

    /**
     * All that one school has, some times over: its pupils, their roles, aliases and the look for other rows of theirs, to list, to
     * count and to make what aliases are missing.
     */
    private static final long OF_A_SCHOOL = 20L * RosterCity.PUPILS;

    /** Of the tables that grow with the pupils, and of their indexes. */
    private static final String READ = """
            select sum(pg_stat_get_xact_tuples_returned(c.oid) + case when i.indrelid is null
                then pg_stat_get_xact_tuples_fetched(c.oid) else 0 end)
            from pg_class c left join pg_index i on i.indexrelid = c.oid
            where coalesce(i.indrelid, c.oid) in ('roster_user'::regclass, 'user_role'::regclass, 'enrollment'::regclass,
                'person_alias'::regclass, 'school_class'::regclass, 'identity_link'::regclass)
            """;

    @Autowired
    RosterCity city;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    Listings listings;

    @Autowired
    Scopes scopes;

    @Autowired
    Views views;

    @Autowired
    JdbcClient jdbc;

    private TestTenant tenant = new TestTenant(0, "", "", "");
    private final Map<Identifiers, ClientCaller> clients = new HashMap<>();

    @BeforeAll
    void schools() {
        tenant = city.classes(SCHOOLS);
        for (Identifiers by : Identifiers.values()) {
            RosterRelease release =
                    new RosterRelease(by, by == Identifiers.PAIRWISE ? null : "city", Set.of(Part.NAME));
            ClientRules rules = new ClientRules(List.of(), List.of(), List.of(), null, null, List.of(), null, release);
            clients.put(by, new ClientCaller(tenant.id(), UUID.randomUUID(), "test", Set.of(), null, rules));
            listed(by, Model::users, view -> Scope.ALL, Map.of());
            listed(by, Model::enrollments, view -> Scope.ALL, Map.of());
        }
        city.analyze();
    }

    private record Read(Listing listing, long rows) {}

    private Read listed(
            Identifiers by, Function<Model, Entity> kind, Function<View, Scope> scope, Map<String, String> parameters) {
        ClientCaller client = Objects.requireNonNull(clients.get(by));
        MultiValueMap<String, String> asked = new LinkedMultiValueMap<>();
        parameters.forEach(asked::add);
        asked.add("limit", "100");
        return transactions.inTenant(tenant.id(), () -> {
            // What parallel workers read is counted elsewhere.
            jdbc.sql("set local max_parallel_workers_per_gather = 0").update();
            // Reading all of so small a tenant is about as good; in a city four times as large it isn't.
            jdbc.sql("set local random_page_cost = 1.1").update();
            jdbc.sql("set local enable_seqscan = off").update();
            Entity entity = kind.apply(Model.forClient(by == Identifiers.PAIRWISE));
            View view = views.of(client, entity);
            long before = jdbc.sql(READ).query(Long.class).single();
            Listing listing = listings.list(view, entity, scope.apply(view), ListQuery.of(asked));
            return new Read(listing, jdbc.sql(READ).query(Long.class).single() - before);
        });
    }

    private String id(Identifiers by, Function<Model, Entity> kind, String filter) {
        List<ObjectNode> found = listed(by, kind, view -> Scope.ALL, Map.of("filter", filter))
                .listing()
                .objects();
        return found.getFirst().path("sourcedId").asString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PAIRWISE", "SOURCED_ID"})
    void ofASchoolAndAClassByThese(Identifiers by) {
        String school = id(by, Model::schools, "name='第7小学校'");
        String schoolClass = id(by, Model::classes, "title='7-1'");
        Read students = listed(by, Model::users, view -> scopes.usersOfSchool(view, school, "student"), Map.of());
        assertThat(students.listing().objects()).hasSize(100);
        assertThat(students.listing().total()).isEqualTo(RosterCity.PUPILS);
        assertThat(students.rows()).isPositive().isLessThan(OF_A_SCHOOL);
        Read ofClass =
                listed(by, Model::users, view -> scopes.usersOfClass(view, null, schoolClass, "student"), Map.of());
        assertThat(ofClass.listing().objects()).hasSize(30);
        assertThat(ofClass.rows()).isPositive().isLessThan(OF_A_SCHOOL);
        Read enrollments = listed(by, Model::enrollments, view -> scopes.ofClass(view, null, schoolClass), Map.of());
        assertThat(enrollments.listing().objects()).hasSize(30);
        assertThat(enrollments.rows()).isPositive().isLessThan(OF_A_SCHOOL);
        Read byFilter =
                listed(by, Model::users, view -> Scope.ALL, Map.of("filter", "roles.org.sourcedId='" + school + "'"));
        assertThat(byFilter.listing().objects()).hasSize(100);
        assertThat(byFilter.rows()).isPositive().isLessThan(OF_A_SCHOOL);
    }

    /** The second page, as the first counts all. */
    @ParameterizedTest
    @ValueSource(strings = {"PAIRWISE", "SOURCED_ID"})
    void aPageOfAllInTheOrderOfIds(Identifiers by) {
        for (Map<String, String> order : List.of(Map.<String, String>of(), Map.of("sort", "sourcedId"))) {
            Map<String, String> asked = new HashMap<>(order);
            asked.put("offset", "100");
            for (Function<Model, Entity> kind : List.<Function<Model, Entity>>of(Model::users, Model::classes)) {
                Read page = listed(by, kind, view -> Scope.ALL, asked);
                assertThat(page.listing().objects()).hasSize(100);
                page = listed(by, kind, view -> Scope.ALL, asked);
                assertThat(page.rows())
                        .as(order + kind.apply(Model.forClient(true)).plural())
                        .isPositive()
                        .isLessThan(OF_A_SCHOOL);
            }
        }
        listed(by, Model::enrollments, view -> Scope.ALL, Map.of());
        Read enrollments = listed(by, Model::enrollments, view -> Scope.ALL, Map.of("offset", "100"));
        assertThat(enrollments.listing().total()).isEqualTo(ALL);
        assertThat(enrollments.rows()).as("class by class").isPositive().isLessThan(OF_A_SCHOOL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PAIRWISE", "SOURCED_ID"})
    void whatHasChangedByTheTime(Identifiers by) {
        city.changed(tenant, "p3-1", "2098-01-01");
        Read changed = listed(by, Model::users, view -> Scope.ALL, Map.of("filter", "dateLastModified>'2097-01-01'"));
        assertThat(changed.listing().objects()).hasSize(1);
        assertThat(changed.rows()).isPositive().isLessThan(OF_A_SCHOOL);
        Read enrollments =
                listed(by, Model::enrollments, view -> Scope.ALL, Map.of("filter", "dateLastModified>'2097-01-01'"));
        assertThat(enrollments.listing().objects()).isEmpty();
        assertThat(enrollments.rows()).isLessThan(OF_A_SCHOOL);
    }

    @Test
    void theLimitIsFarBelowAWholeTable() {
        assertThat(OF_A_SCHOOL).isLessThanOrEqualTo(ALL / 2);
        assertThat(listed(Identifiers.PAIRWISE, Model::users, view -> Scope.ALL, Map.of("filter", "familyName~'x'"))
                        .rows())
                .as("reading all of it shows")
                .isGreaterThanOrEqualTo(ALL);
    }
}
