package org.kakehashi.hub.demo.tool;

/**
 * The platform that a tool is registered with.
 *
 * @param check goes through its id_tokens
 * @param services calls its services
 */
record Platform(Registration registration, IdTokenCheck check, ServiceClient services) {}
