package org.kakehashi.hub.access;

import static org.kakehashi.hub.access.DataCategory.ATTENDANCE;
import static org.kakehashi.hub.access.DataCategory.GUIDANCE;
import static org.kakehashi.hub.access.DataCategory.HEALTH;
import static org.kakehashi.hub.access.DataCategory.MOOD;
import static org.kakehashi.hub.access.DataCategory.OBSERVATION;
import static org.kakehashi.hub.access.DataCategory.STUDY;
import static org.kakehashi.hub.access.DataCategory.VISIT;
import static org.kakehashi.hub.access.Permission.BREAK_GLASS;
import static org.kakehashi.hub.access.Permission.ERASE_DATA;
import static org.kakehashi.hub.access.Permission.EXPORT_PERSON_DATA;
import static org.kakehashi.hub.access.Permission.LAUNCH_TOOL;
import static org.kakehashi.hub.access.Permission.LTI_LINE_ITEM_READ;
import static org.kakehashi.hub.access.Permission.MANAGE_ACCOUNTS;
import static org.kakehashi.hub.access.Permission.MANAGE_CLIENTS;
import static org.kakehashi.hub.access.Permission.MANAGE_IMPORTS;
import static org.kakehashi.hub.access.Permission.MANAGE_MATERIALS;
import static org.kakehashi.hub.access.Permission.MANAGE_PRIVACY;
import static org.kakehashi.hub.access.Permission.MANAGE_TOOLS;
import static org.kakehashi.hub.access.Permission.OPERATE;
import static org.kakehashi.hub.access.Permission.PUSH_RECORDS;
import static org.kakehashi.hub.access.Permission.VIEW_AGGREGATES;
import static org.kakehashi.hub.access.Permission.VIEW_AUDIT;
import static org.kakehashi.hub.access.Permission.VIEW_BOARD;
import static org.kakehashi.hub.access.Permission.VIEW_BREAK_GLASS;
import static org.kakehashi.hub.access.Permission.VIEW_CHILDREN;
import static org.kakehashi.hub.access.Permission.VIEW_GRADEBOOK;
import static org.kakehashi.hub.access.Permission.VIEW_OWN_LAUNCHES;
import static org.kakehashi.hub.access.Permission.VIEW_OWN_STATEMENTS;
import static org.kakehashi.hub.access.Permission.VIEW_OWN_STUDY;
import static org.kakehashi.hub.access.Permission.VIEW_STATEMENTS;
import static org.kakehashi.hub.access.Permission.XAPI_ALL_READ;
import static org.kakehashi.hub.access.Permission.XAPI_DEFINE;
import static org.kakehashi.hub.access.Permission.XAPI_PROFILE;
import static org.kakehashi.hub.access.Permission.XAPI_PROFILE_READ;
import static org.kakehashi.hub.access.Permission.XAPI_STATE;
import static org.kakehashi.hub.access.Permission.XAPI_STATEMENTS_READ;
import static org.kakehashi.hub.access.Permission.XAPI_STATEMENTS_WRITE;
import static org.kakehashi.hub.access.Permission.XAPI_STATE_READ;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The one place that says which role has which permission and sees which data of whom, and which permission brings others
 * along. What is not written here is denied. {@code docs/access.md} is generated from it.
 */
public final class PermissionMatrix {
    private PermissionMatrix() {}

    /** The permissions of one role. */
    public static Set<Permission> of(Role role) {
        return switch (role) {
            case ADMINISTRATOR ->
                EnumSet.of(
                        MANAGE_IMPORTS,
                        MANAGE_TOOLS,
                        MANAGE_ACCOUNTS,
                        MANAGE_CLIENTS,
                        VIEW_STATEMENTS,
                        ERASE_DATA,
                        EXPORT_PERSON_DATA,
                        MANAGE_PRIVACY,
                        VIEW_AUDIT,
                        VIEW_BREAK_GLASS);
            case OPERATOR -> EnumSet.of(OPERATE);
            case PRINCIPAL -> EnumSet.of(VIEW_BOARD, VIEW_GRADEBOOK, LAUNCH_TOOL, MANAGE_MATERIALS, VIEW_BREAK_GLASS);
            case HOMEROOM_TEACHER, TEACHER, SUBJECT_TEACHER ->
                EnumSet.of(VIEW_BOARD, VIEW_GRADEBOOK, LAUNCH_TOOL, MANAGE_MATERIALS, BREAK_GLASS);
            case NURSE, GUIDANCE_LEAD, SUPPORT_CENTRE_STAFF -> EnumSet.of(VIEW_BOARD, BREAK_GLASS);
            case PUPIL -> EnumSet.of(VIEW_OWN_STUDY, LAUNCH_TOOL);
            case BOARD_ANALYST -> EnumSet.of(VIEW_AGGREGATES);
            case VENDOR -> EnumSet.of(VIEW_OWN_STATEMENTS, VIEW_OWN_LAUNCHES);
            // No more: anybody signs up for a sandbox, so what imports, accounts and clients could do stays shut.
            case SANDBOX_VENDOR -> EnumSet.of(MANAGE_TOOLS, VIEW_STATEMENTS);
            case GUARDIAN -> EnumSet.of(VIEW_CHILDREN);
        };
    }

    /** Which categories of pupils' data each role sees, and whose. {@link AccessDecisions} goes by it, class by class and day by day. */
    public static Map<DataCategory, Reach> reaches(Role role) {
        return switch (role) {
            case HOMEROOM_TEACHER -> each(Reach.OWN_CLASS, STUDY, ATTENDANCE, MOOD, OBSERVATION, VISIT);
            case TEACHER, SUBJECT_TEACHER -> each(Reach.TAUGHT_CLASS, STUDY, ATTENDANCE);
            case NURSE -> each(Reach.SCHOOL, VISIT, HEALTH);
            case GUIDANCE_LEAD -> each(Reach.SCHOOL, MOOD, GUIDANCE);
            case SUPPORT_CENTRE_STAFF -> each(Reach.SCHOOL, STUDY, ATTENDANCE, MOOD, OBSERVATION, VISIT);
            case PRINCIPAL -> each(Reach.SCHOOL, DataCategory.values());
            case BOARD_ANALYST -> each(Reach.AGGREGATE, STUDY, ATTENDANCE);
            case PUPIL -> each(Reach.OWN, STUDY, MOOD);
            case GUARDIAN -> each(Reach.CHILDREN, STUDY, ATTENDANCE, MOOD);
            case ADMINISTRATOR, SANDBOX_VENDOR -> each(Reach.ALL_STATEMENTS, STUDY);
            case VENDOR -> each(Reach.OWN_TOOLS, STUDY);
            case OPERATOR -> Map.of();
        };
    }

    private static Map<DataCategory, Reach> each(Reach reach, DataCategory... categories) {
        Map<DataCategory, Reach> all = new EnumMap<>(DataCategory.class);
        for (DataCategory category : categories) {
            all.put(category, reach);
        }
        return all;
    }

    /** The permissions of somebody who has all these roles. */
    public static Set<Permission> of(Collection<Role> roles) {
        Set<Permission> all = EnumSet.noneOf(Permission.class);
        roles.forEach(role -> all.addAll(of(role)));
        return all;
    }

    /** These permissions and those that come with them (the scopes of xAPI 1.0.3 part 3, 4.2, and of AGS 2.0, 3.1). */
    public static Set<Permission> withImplied(Collection<Permission> granted) {
        Set<Permission> all = EnumSet.noneOf(Permission.class);
        for (Permission each : granted) {
            all.add(each);
            all.addAll(implied(each));
        }
        return all;
    }

    private static Set<Permission> implied(Permission permission) {
        return switch (permission) {
            case PUSH_SENSITIVE_RECORDS -> EnumSet.of(PUSH_RECORDS);
            case LTI_LINE_ITEM -> EnumSet.of(LTI_LINE_ITEM_READ);
            case XAPI_STATE -> EnumSet.of(XAPI_STATE_READ);
            case XAPI_PROFILE -> EnumSet.of(XAPI_PROFILE_READ);
            case XAPI_ALL_READ -> EnumSet.of(XAPI_STATEMENTS_READ, XAPI_STATE_READ, XAPI_PROFILE_READ);
            case XAPI_ALL ->
                EnumSet.of(
                        XAPI_STATEMENTS_WRITE,
                        XAPI_STATEMENTS_READ,
                        XAPI_STATE,
                        XAPI_STATE_READ,
                        XAPI_DEFINE,
                        XAPI_PROFILE,
                        XAPI_PROFILE_READ,
                        XAPI_ALL_READ);
            default -> EnumSet.noneOf(Permission.class);
        };
    }
}
