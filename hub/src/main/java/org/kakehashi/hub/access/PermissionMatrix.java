package org.kakehashi.hub.access;

import static org.kakehashi.hub.access.Permission.LAUNCH_TOOL;
import static org.kakehashi.hub.access.Permission.MANAGE_ACCOUNTS;
import static org.kakehashi.hub.access.Permission.MANAGE_IMPORTS;
import static org.kakehashi.hub.access.Permission.MANAGE_TOOLS;
import static org.kakehashi.hub.access.Permission.OPERATE;
import static org.kakehashi.hub.access.Permission.VIEW_BOARD;
import static org.kakehashi.hub.access.Permission.VIEW_OWN_STATEMENTS;
import static org.kakehashi.hub.access.Permission.VIEW_OWN_STUDY;
import static org.kakehashi.hub.access.Permission.VIEW_STATEMENTS;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** The one place that says which role has which permission. What is not written here is denied. */
public final class PermissionMatrix {
    private PermissionMatrix() {}

    /** The permissions of one role. */
    public static Set<Permission> of(Role role) {
        return switch (role) {
            case ADMINISTRATOR -> EnumSet.of(MANAGE_IMPORTS, MANAGE_TOOLS, MANAGE_ACCOUNTS, VIEW_STATEMENTS);
            case OPERATOR -> EnumSet.of(OPERATE);
            case PRINCIPAL, TEACHER -> EnumSet.of(VIEW_BOARD, LAUNCH_TOOL);
            case NURSE -> EnumSet.of(VIEW_BOARD);
            case PUPIL -> EnumSet.of(VIEW_OWN_STUDY, LAUNCH_TOOL);
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
}
