package org.kakehashi.hub.web;

/**
 * A bound of its own for the bodies of some addresses. A module declares it as a bean; elsewhere {@link
 * HubProperties#maxBody()} holds.
 *
 * @param pathPrefix beginning of the request's path
 * @param bytes most bytes of a body
 */
public record BodyLimit(String pathPrefix, long bytes) {}
