package org.kakehashi.hub.access;

import static org.kakehashi.hub.access.Permission.ERASE_DATA;
import static org.kakehashi.hub.access.Permission.LAUNCH_TOOL;
import static org.kakehashi.hub.access.Permission.MANAGE_ACCOUNTS;
import static org.kakehashi.hub.access.Permission.MANAGE_CLIENTS;
import static org.kakehashi.hub.access.Permission.MANAGE_IMPORTS;
import static org.kakehashi.hub.access.Permission.MANAGE_PRIVACY;
import static org.kakehashi.hub.access.Permission.MANAGE_TOOLS;
import static org.kakehashi.hub.access.Permission.OPERATE;
import static org.kakehashi.hub.access.Permission.VIEW_AGGREGATES;
import static org.kakehashi.hub.access.Permission.VIEW_AUDIT;
import static org.kakehashi.hub.access.Permission.VIEW_BOARD;
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
import java.util.EnumSet;
import java.util.Set;

/** The one place that says which role has which permission, and which permission brings others along. What is not written here is denied. */
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
                        MANAGE_PRIVACY,
                        VIEW_AUDIT);
            case OPERATOR -> EnumSet.of(OPERATE);
            case PRINCIPAL, TEACHER -> EnumSet.of(VIEW_BOARD, LAUNCH_TOOL);
            case NURSE -> EnumSet.of(VIEW_BOARD);
            case PUPIL -> EnumSet.of(VIEW_OWN_STUDY, LAUNCH_TOOL);
            case BOARD_ANALYST -> EnumSet.of(VIEW_AGGREGATES);
            case VENDOR -> EnumSet.of(VIEW_OWN_STATEMENTS);
            case GUARDIAN -> EnumSet.noneOf(Permission.class);
        };
    }

    /** The permissions of somebody who has all these roles. */
    public static Set<Permission> of(Collection<Role> roles) {
        Set<Permission> all = EnumSet.noneOf(Permission.class);
        roles.forEach(role -> all.addAll(of(role)));
        return all;
    }

    /** These permissions and those that come with them (the scopes of xAPI 1.0.3 part 3, 4.2). */
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
