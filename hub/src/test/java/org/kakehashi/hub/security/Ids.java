package org.kakehashi.hub.security;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.security.Slot.Place;

/** Says which values in requests are ids, and what of. */
final class Ids {
    private static final Pattern LOOKS_LIKE_ONE =
            Pattern.compile("(?i).*(id|number|key|handle|fingerprint|person|class|client|school|statement|sha2)");

    /** Look like ids and lead to nothing of anybody: names that programs choose themselves, and kinds of things. */
    private static final Set<String> NONE = Set.of(
            "activityId",
            "stateId",
            "profileId",
            "client_id",
            "registration",
            "personKey",
            "dataClass",
            "handle",
            "resourceId",
            "resource_id",
            "after");

    private Ids() {}

    /** What the value of this is an id of; empty: it is none. */
    static Optional<Id> of(Address address, Slot slot) {
        Id id = isNone(address, slot) ? null : find(address.path().replaceFirst("/api/v1", ""), slot);
        if (id == null
                && slot.place() != Place.UNDECLARED
                && !isNone(address, slot)
                && (slot.type() == UUID.class
                        || LOOKS_LIKE_ONE.matcher(slot.name()).matches())) {
            throw new AssertionError("Is this an id? Say so in Ids: " + slot + " of " + address);
        }
        return Optional.ofNullable(id);
    }

    /** What the identity provider calls the hub; what a new deployment is to be called; and a field that the page's form doesn't use, as tools stand among the targets; a source's key of somebody. */
    private static boolean isNone(Address address, Slot slot) {
        return NONE.contains(slot.name())
                || (slot.name().equals("deploymentId") && slot.place() != Place.PATH)
                || (address.path().contains("/identity-providers")
                        && slot.name().equals("clientId"))
                || (slot.name().equals("sourcedId") && address.path().matches(".*/(categories|scoreScales)/.*"))
                || (address.path().contains("/identities") && slot.name().equals("key"))
                || (address.path().equals("/opt-outs") && slot.name().equals("toolId"));
    }

    private static boolean ofTool(String path) {
        return path.startsWith("/tools")
                || path.startsWith("/lti/tools")
                || path.startsWith("/lti/register")
                || path.startsWith("/launches");
    }

    private static boolean forwards(String path) {
        return path.contains("/dead-letters") || path.endsWith("/forwarding");
    }

    private static @Nullable Id ofOneRoster(String path) {
        return switch (path.replaceFirst(".*/v1p2/(\\w+)/.*", "$1")) {
            case "academicSessions", "terms", "gradingPeriods" -> Id.SESSION;
            case "orgs", "schools" -> Id.SCHOOL;
            case "courses" -> Id.COURSE;
            case "classes" -> Id.CLASS;
            case "users", "students", "teachers", "demographics" -> Id.ALIAS;
            case "enrollments" -> Id.ENROLLMENT;
            case "lineItems" -> Id.LINE_ITEM;
            case "results" -> Id.RESULT;
            default -> null;
        };
    }

    private static @Nullable Id find(String path, Slot slot) {
        return switch (slot.name()) {
            case "instanceId" -> forwards(path) ? Id.FORWARDER : Id.CONNECTOR;
            case "class", "classId" -> Id.CLASS;
            case "person", "personId", "userId", "user_id" -> Id.PERSON;
            case "statement", "statementId", "voidedStatementId" -> Id.STATEMENT;
            case "client" -> Id.CLIENT;
            case "clientId" -> ofTool(path) ? Id.TOOL : Id.CLIENT;
            case "fingerprint" -> Id.SECRET;
            case "linkId", "rlid", "resourceLinkId", "resource_link_id" -> Id.LINK;
            case "lineItemId" -> Id.LINE_ITEM;
            case "invitationId" -> Id.INVITATION;
            case "registrationId" -> Id.REGISTRATION;
            case "deploymentId" -> Id.DEPLOYMENT;
            case "proctoringId" -> Id.ATTEMPT;
            case "launchId" -> Id.LAUNCH;
            case "grantId" -> Id.GRANT;
            case "number" -> Id.OPT_OUT;
            case "accountId" -> Id.ACCOUNT;
            case "schoolId", "school" -> Id.SCHOOL;
            case "toolId" -> Id.TOOL;
            case "sha2" -> Id.ATTACHMENT;
            case "key" -> Id.PURPOSE;
            case "schoolSourcedId" -> Id.SCHOOL;
            case "classSourcedId" -> Id.CLASS;
            case "courseSourcedId" -> Id.COURSE;
            case "termSourcedId" -> Id.SESSION;
            case "userSourcedId", "studentSourcedId", "teacherSourcedId" -> Id.ALIAS;
            case "lineItemSourcedId" -> Id.LINE_ITEM;
            case "sourcedId" -> ofOneRoster(path);
            case "id" ->
                path.startsWith("/imports")
                        ? Id.IMPORT
                        : path.startsWith("/identities/decisions")
                                ? Id.DECISION
                                : path.startsWith("/identities")
                                        ? Id.WAITING_KEY
                                        : path.startsWith("/break-glass")
                                                ? Id.BREAK_GLASS
                                                : path.startsWith("/erasures")
                                                        ? Id.ERASURE
                                                        : path.startsWith("/identity-providers")
                                                                ? Id.PROVIDER
                                                                : path.startsWith("/statements") ? Id.STATEMENT : null;
            default -> null;
        };
    }
}
