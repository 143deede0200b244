/**
 * The LTI 1.3 platform: vendors' tools register here, and pupils open them from here.
 *
 * <pre>
 *   administrator ── registers ──▶ tool, deployment, resource link                        internal.registration
 *   tool          ── registers itself, by invitation ──▶ waits for approval                internal.dynamic
 *   administrator ── deploys ────▶ for the tenant or at schools                           internal.deployment
 *
 *   browser                        hub                                     tool
 *     │ tap  /lti/launch/{link} ──▶ may this person open it?
 *     │ ◀── form ────────────────── launch begun, hints ──────────────────▶ initiate_login_uri        (1)
 *     │ ◀──────────────────────────────────────────── redirect with state, nonce ─┘                   (2)
 *     │ /lti/authorize ───────────▶ every check of AuthenticationRules
 *     │                             hint used up, grant minted
 *     │ ◀── form ────────────────── id_token, signed ─────────────────────▶ redirect_uri             (3)
 *     │                             /.well-known/jwks.json ◀─────────────── verifies                 internal.keys
 *     │                             /lti/xapi-token/{code} ◀─────────────── fetches its token, once  internal.grant
 *                                 /lti/token ◀─────────────────────────── its server asks for services  internal.token
 *     │                             /api/lti/contexts/… ◀────────────────── who is in the class      internal.membership
 *     │                             /api/lti/line-items/… ◀──────────────── scores, results          internal.grades
 *     │ /lti/deep-link-return ────▶ what a teacher chose ◀───────────────── signs its answer         internal.deeplink, .response
 *     │ /lti/start-assessment ────▶ a pupil may begin a test ◀───────────── signs its answer         internal.proctoring
 * </pre>
 *
 * <p>People begin at {@code internal.study} (pupils) and {@code internal.material} (teachers); tools' makers look at {@code
 * internal.diagnostics} and {@code internal.inspection}.
 *
 * <p>(1)–(3) are the third-party initiated login of the 1EdTech Security Framework 1.0, 5.1.1, and live in {@code
 * internal.launch}; the message is LTI Core 1.3, 5. The token fetch is cmi5 8.2. The browser's cookie may be missing at
 * step (2), which comes from the tool's site: the hub then answers with a form that sends the same request again, from the
 * hub itself.
 *
 * <p>All state of a launch is a row of {@code launch}, so that it may begin on one node and end on another. What a tool
 * learns of a person is the pairwise subject, and what its settings release besides; the roster's identity links lead from there to
 * the person.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti/v1p3/">LTI Core 1.3</a>
 * @see <a href="https://www.imsglobal.org/spec/security/v1p0/">1EdTech Security Framework 1.0</a>
 * @see <a href="https://github.com/AICC/CMI-5_Spec_Current/blob/quartz/cmi5_spec.md#fetch_url">cmi5 8.2</a>
 */
@ApplicationModule(allowedDependencies = {"roster", "access", "audit", "web", "database"})
@NullMarked
package org.kakehashi.hub.lti;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
