/**
 * Tools that register by themselves (LTI Dynamic Registration 1.0; OpenID Connect Dynamic Client Registration 1.0; RFC 7591, 7592).
 *
 * <pre>
 *   administrator                    hub                                      tool
 *     │ invites ──────────────────▶ {@code Invitations}: a token, kept as a hash
 *     │ opens the tool's page with openid_configuration, registration_token ─▶│
 *     │                             /.well-known/openid-configuration ◀───────│
 *     │                             /lti/register ◀── what it asks for ───────│
 *     │                             {@code RegistrationRules}, invitation used up ──▶│ client_id, deployment_id
 *     │ ◀── org.imsglobal.lti.close (assets/registration.js) ────────────────│
 *     │ approves some of it ──────▶ {@code Approvals}: only now there is a tool
 *     │                             /lti/register/{client_id} ◀── asks for other things: waits again
 * </pre>
 *
 * <p>Who registers is a stranger with a token. So nothing that is sent does anything before an administrator approves it; what is
 * approved is what was looked at, since a newer registration is another one; all addresses are of the domain that the administrator sees;
 * and a registration is about the tool of its invitation or token, or else about a new one, whatever addresses it names.
 *
 * <p>An administrator who has a vendor's JSON instead gets the registration form filled from it: {@code Configurations}.
 */
@NullMarked
package org.kakehashi.hub.lti.internal.dynamic;

import org.jspecify.annotations.NullMarked;
