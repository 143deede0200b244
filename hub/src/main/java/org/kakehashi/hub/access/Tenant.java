package org.kakehashi.hub.access;

/**
 * A body that owns data (設置者).
 *
 * @param tenantId first column of every key
 * @param slug its part of the sign-in address
 * @param name for people
 */
public record Tenant(int tenantId, String slug, String name) {}
