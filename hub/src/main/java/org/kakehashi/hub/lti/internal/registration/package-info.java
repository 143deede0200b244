/**
 * Which tools there are. A form or the API gives a {@code NewTool}; {@code ToolRules} names every fault of it at once; what
 * has none becomes a tool, its deployment for the whole tenant and one resource link. Switching a tool off also withdraws
 * its tokens.
 */
@NullMarked
package org.kakehashi.hub.lti.internal.registration;

import org.jspecify.annotations.NullMarked;
