package org.kakehashi.hub.lti.internal.deployment;

import org.kakehashi.hub.lti.internal.registration.Placement;

/**
 * A link with its tool under one of its deployments.
 *
 * @param placement the link as it is launched under the deployment
 */
public record Placed(Placement placement, Deployment deployment) {}
