package org.kakehashi.hub.sandbox;

import java.time.Instant;
import java.util.List;
import org.kakehashi.hub.access.Tenant;
import org.kakehashi.hub.access.TenantAccess;
import org.kakehashi.hub.access.TenantAccess.Login;

/**
 * A new sandbox with what opens it; shown once.
 *
 * @param until when it ends
 * @param vendor who registers tools and looks at statements
 * @param pupils two pupils of one class
 * @param teacher of that class
 * @param client for programs
 */
record Sandbox(
        Tenant tenant, Instant until, Login vendor, List<Login> pupils, Login teacher, TenantAccess.Key client) {}
