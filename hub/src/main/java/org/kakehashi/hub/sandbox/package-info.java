/**
 * A sandbox tenant that a vendor signs up to without asking anybody: a made-up school, people to launch a tool with, and an end.
 *
 * <ol>
 *   <li>{@code SandboxController} ({@code /sandbox}; a 404 unless {@code hub.sandbox.enabled}) takes a label, at the pace of {@code
 *       SandboxPace}.
 *   <li>{@code Sandboxes} makes the tenant where one of {@code hub.sandbox.most} places is free, brings {@code SandboxSchool} in
 *       through the roster's own check, and makes the accounts and the client. What they open is shown once.
 *   <li>When {@code hub.sandbox.lifetime} is over, {@code SandboxSweep} shuts accounts, keys and tools, and the place is free again.
 * </ol>
 */
@ApplicationModule(allowedDependencies = {"lti", "roster", "access", "audit", "web", "database"})
@NullMarked
package org.kakehashi.hub.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
