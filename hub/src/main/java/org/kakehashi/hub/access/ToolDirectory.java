package org.kakehashi.hub.access;

import java.util.List;
import java.util.UUID;

/** Port: the tools that a tenant uses. {@code lti} implements it. Called inside a transaction of the tenant. */
public interface ToolDirectory {
    /**
     * A tool.
     *
     * @param vendor who makes it; may be empty
     * @param purpose key of what it is used for
     * @param records whether it writes what pupils do into the statement store
     * @param enabled whether it can be used now
     */
    record Entry(UUID toolId, String name, String vendor, String purpose, boolean records, boolean enabled) {}

    /** All of the tenant's, by name. */
    List<Entry> tools(int tenantId);
}
