/**
 * Where tools are deployed: for the whole tenant, or at schools. A deployment decides what members of a school see and may launch, and
 * what the tool may call about it ({@code SchoolToolStore.isDeployed} is asked there); it carries an id that a platform may agree on with a
 * tool, such as {@code S_} and the school's code, and custom parameters of its own (LTI Core 1.3, 3.1.3).
 *
 * <p>A school's own deployment goes before the tenant's; a link that was chosen under one keeps it as long as it holds. The link that
 * comes with a tool has none of its own, so that pupils see one tile, whichever deployments there are.
 */
@NullMarked
package org.kakehashi.hub.lti.internal.deployment;

import org.jspecify.annotations.NullMarked;
