/**
 * The kit for makers of LTI tools: it starts a hub with a made-up school, registers the tool, launches it as pupils and teacher as a
 * browser without scripts would, and says by the specifications' sections what the tool does well, wrongly, or not at all.
 *
 * <p>{@code LtiKit} runs it. {@code platform} is the hub, behind a relay that notes every request to it and adds a key of the kit's to the
 * hub's key set: with it the kit signs what the hub never would, and sees whether the tool refuses it. {@code browser} is the user
 * agent. {@code check} makes the checks; {@code report} keeps what came of them and writes the page that a vendor can send on.
 */
@NullMarked
package org.kakehashi.conformance.lti;

import org.jspecify.annotations.NullMarked;
