package org.kakehashi.hub.lti.internal.registration;

/** A link together with its tool. */
public record Placement(Tool tool, ResourceLink link) {}
