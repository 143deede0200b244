/**
 * What the demo tools share: each is a small LTI 1.3 tool with an HTTP port of its own, reached as {@code 127.0.0.1} while the hub is
 * {@code localhost}, so that a launch is cross-site like any vendor's. It knows the hub by its
 * {@link org.kakehashi.hub.demo.tool.Registration} only. What a tool teaches is its {@link org.kakehashi.hub.demo.tool.Tool}.
 *
 * <p>A launch: the platform opens {@code /login} ({@code LoginInitiation}), which remembers a state and a nonce and sends the
 * browser to the authorization endpoint; the id_token comes back to {@code /launch} ({@code Launch}), where
 * {@code IdTokenCheck} goes through it point by point, {@code XapiGrant} is redeemed at the one-time fetch URL, and a
 * {@code Session} begins. Its pages live under an unguessable address; the session reports by xAPI statements that
 * {@code Recorder} sends from here, not from the browser.
 *
 * <p>A deep linking request comes the same way and leads to {@code Choosing}: the teacher picks an offer, and the answer, signed by
 * {@code ToolKey}, goes back to the platform.
 *
 * <p>Before an assessment, {@code Proctoring} asks whether the pupil is ready. Scores go by a {@code ScoreSheet}, whose
 * {@code ServiceClient} gets the token.
 *
 * <h2>State without third-party cookies</h2>
 * In an iframe on the platform's page this tool is a third party, and browsers more and more keep its cookies back. So the
 * state is kept on the server: 256 random bits, known only to the browser that was redirected, good once and for ten minutes;
 * the nonce hangs on it, and the session that follows is addressed by 256 further random bits in the path instead of by a cookie.
 * State alone does not bind the answer to the browser that asked (an attacker could let a victim's browser submit the
 * attacker's own answer). Where a browser does keep cookies, one does that too: {@code /login} gives it a random name in a
 * cookie {@code SameSite=None; Secure; Partitioned} (which Chromium and Firefox take over plain HTTP from a loopback
 * address), and {@code /launch} refuses an answer that comes with a name other than the state's. A browser that sends no
 * cookie is taken at the state's word; it would have to be refused altogether otherwise.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti/v1p3/">LTI 1.3 core</a>
 * @see <a href="https://www.imsglobal.org/spec/security/v1p0/">1EdTech security framework, §5.1</a>
 * @see <a href="https://github.com/AICC/CMI-5_Spec_Current/blob/quartz/cmi5_spec.md">cmi5 §8.1 and §8.2, whose fetch URL the
 *     hub's xAPI grant follows</a>
 */
@NullMarked
package org.kakehashi.hub.demo.tool;

import org.jspecify.annotations.NullMarked;
