package org.kakehashi.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.access.PermissionMatrix;
import org.kakehashi.hub.access.Role;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.insight.TestSchool;
import org.kakehashi.hub.insight.TestStatements;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who guesses an id learns nothing: what is of another school looks like what isn't there, by status and by text, to the staff and
 * the pupils of a school; and so does what is of another tenant to an administrator and to a program. Every address that takes an id is
 * asked, with each id in turn and with all; {@link Ids} fails for an id that it doesn't know.
 */
@HubTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdGuessingTest {
    /** Goes back to the person's page, which is 404. */
    private static final String GOES_BACK = "/opt-outs/{person}/end";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    TestTenants tenants;

    @Autowired
    OwnerDatabase owner;

    @Autowired
    IdentityLinks links;

    @Autowired
    HubHttp http;

    @Autowired
    Clock clock;

    private final Map<Id, String> missing = new EnumMap<>(Id.class);
    private final Map<Id, String> ofOtherSchool = new EnumMap<>(Id.class);
    private LocalDate today = LocalDate.EPOCH;
    private FilledTenant own;
    private FilledTenant elsewhere;

    @BeforeAll
    void twoSchoolsAndAnotherTenant() {
        today = SchoolDay.today(clock);
        elsewhere = new FilledTenant(owner, http, tenants.create(), links.personSource(), today);
        own = new FilledTenant(owner, http, tenants.create(), links.personSource(), today);
        TestSchool other = new TestSchool(owner, own.stage.tenant.id(), links.personSource(), "もみじ小学校");
        UUID otherClass = other.homeroom("5年3組");
        UUID pupil = other.person("別校 花子", null);
        other.pupil("5年3組", pupil, 1);
        other.attendance(pupil, today, "LATE");
        other.mood(pupil, today, "MORNING", "SUNNY");
        other.visit(pupil, today, "10:20", "INTERNAL");
        String statement = new TestStatements(links.personSource(), "https://drill.example")
                .answered(pupil, clock.instant(), "attempt-1", 1, true);
        own.stage.post(statement);
        ofOtherSchool.put(Id.CLASS, otherClass.toString());
        ofOtherSchool.put(Id.PERSON, pupil.toString());
        ofOtherSchool.put(Id.SCHOOL, other.id().toString());
        ofOtherSchool.put(
                Id.STATEMENT, JsonMapper.shared().readTree(statement).path("id").asString());
        ofOtherSchool.put(
                Id.BREAK_GLASS,
                own.breakGlass(Role.VENDOR, pupil.toString(), other.id().toString()));
        ofOtherSchool.put(Id.LINK, link(otherClass).toString());
        for (Id id : Id.values()) {
            missing.put(id, nothing(id));
        }
    }

    /** Another material of the same tool, for the other school's class. */
    private UUID link(UUID classId) {
        return owner.jdbc()
                .sql("""
                        insert into resource_link select tenant_id, gen_random_uuid(), client_id, deployment_id, title, target_link_uri,
                            custom_parameters, document_target, :class from resource_link where tenant_id = :t
                        returning resource_link_id
                        """)
                .param("class", classId)
                .param("t", own.stage.tenant.id())
                .query(UUID.class)
                .single();
    }

    private static String nothing(Id id) {
        return switch (id) {
            case OPT_OUT, ERASURE, IMPORT, WAITING_KEY, DECISION -> "999999999";
            case ATTACHMENT -> "1".repeat(64);
            case SECRET -> "ffffffff";
            case PURPOSE -> "nothing";
            default -> UUID.randomUUID().toString();
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HOMEROOM_TEACHER",
                "SUBJECT_TEACHER",
                "TEACHER",
                "PRINCIPAL",
                "NURSE",
                "GUIDANCE_LEAD",
                "SUPPORT_CENTRE_STAFF",
                "PUPIL",
                "GUARDIAN"
            })
    void whatIsOfAnotherSchoolLooksLikeWhatIsNotThere(String who) {
        Visitor visitor = new Visitor(http, own.stage.browser(who), null);
        assertThat(differences(visitor, who, ofOtherSchool)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADMINISTRATOR", "VENDOR", "program"})
    void whatIsOfAnotherTenantLooksLikeWhatIsNotThere(String who) {
        Map<Id, String> ofOtherTenant = new EnumMap<>(Id.class);
        for (Id id : Id.values()) {
            ofOtherTenant.put(id, elsewhere.id(id));
        }
        ofOtherTenant.remove(Id.PURPOSE);
        ofOtherTenant.remove(Id.ATTACHMENT);
        Visitor visitor = who.equals("program")
                ? new Visitor(http, null, own.stage.tenant)
                : new Visitor(http, own.stage.browser(who), null);
        assertThat(differences(visitor, who, ofOtherTenant)).isEmpty();
    }

    private List<String> differences(Visitor visitor, String who, Map<Id, String> foreign) {
        List<String> found = new ArrayList<>();
        GoodValues values = new GoodValues(own, today);
        for (Address address : Addresses.of(mappings)) {
            Map<Slot, Id> ids = new LinkedHashMap<>();
            Map<Slot, String> good = new LinkedHashMap<>();
            for (Slot slot : address.slots()) {
                if (slot.place() != Slot.Place.UNDECLARED) {
                    good.put(slot, values.of(address, slot));
                }
                Ids.of(address, slot).filter(foreign::containsKey).ifPresent(id -> ids.put(slot, id));
            }
            // Where pages of a list begin.
            good.keySet().removeIf(slot -> slot.name().matches("after|before"));
            if (visitor.asks(address) && !ids.isEmpty()) {
                boolean may = who.equals("program")
                        || !Collections.disjoint(address.anyOf(), PermissionMatrix.of(Role.valueOf(who)));
                ids.forEach((slot, id) -> compare(visitor, may, address, good, Map.of(slot, id), foreign, found));
                compare(visitor, may, address, good, ids, foreign, found);
            }
        }
        return found;
    }

    private void compare(
            Visitor visitor,
            boolean may,
            Address address,
            Map<Slot, String> good,
            Map<Slot, Id> ids,
            Map<Id, String> foreign,
            List<String> found) {
        HttpResponse<String> ofOthers = visitor.ask(address, with(good, ids, foreign));
        HttpResponse<String> ofNothing = visitor.ask(address, with(good, ids, missing));
        String what = address + " " + ids.values();
        int status = ofOthers.statusCode();
        boolean inPath = ids.keySet().stream().anyMatch(slot -> slot.place() == Slot.Place.PATH);
        if (may && (status == 403 || (inPath && status != 404 && !address.path().equals(GOES_BACK)))) {
            found.add(what + ": " + status + " for who may use the address");
        }
        // Each search of the audit is an event of the audit itself.
        boolean sameText = address.path().contains("/audit")
                || bare(ofOthers, ids, foreign).equals(bare(ofNothing, ids, missing));
        if (status != ofNothing.statusCode() || !sameText) {
            List<String> said =
                    new ArrayList<>(bare(ofOthers, ids, foreign).lines().toList());
            said.removeAll(bare(ofNothing, ids, missing).lines().toList());
            found.add(what + ": " + ofOthers.statusCode() + ", but where there is nothing: " + ofNothing.statusCode()
                    + "; only the first has " + said);
        }
    }

    private static Map<Slot, String> with(Map<Slot, String> good, Map<Slot, Id> ids, Map<Id, String> values) {
        Map<Slot, String> all = new LinkedHashMap<>(good);
        ids.forEach((slot, id) -> all.put(slot, String.valueOf(values.get(id))));
        return all;
    }

    /** The answer without the ids that were asked for, and without what each answer has of its own. */
    private static String bare(HttpResponse<String> answer, Map<Slot, Id> ids, Map<Id, String> values) {
        String text = answer.headers().firstValue("Location").orElse("").replaceFirst("/\\d+$", "") + answer.body();
        for (Id id : ids.values()) {
            text = text.replaceAll("(?<![\\w.=-])" + values.get(id) + "(?!\\w|\\.\\w)", "ID");
        }
        return text.replaceAll(
                "\"requestId\":\"\\w+\"|<code>\\w+</code>|_csrf\" value=\"[^\"]+|X-CSRF-TOKEN&quot;:&quot;[^&]+", "");
    }
}
