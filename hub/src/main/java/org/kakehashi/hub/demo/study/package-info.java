/**
 * What can be studied in the demo, and how studying is told.
 *
 * <p>The {@link org.kakehashi.hub.demo.study.Catalogue} holds units and their questions. An
 * {@link org.kakehashi.hub.demo.study.Attempt} is one pupil's run through one of them; each
 * {@link org.kakehashi.hub.demo.study.Answer} in it becomes an xAPI statement in
 * {@link org.kakehashi.hub.demo.study.Statements}. The generated history of the demo city and the live drill both write
 * through here, so that what a visitor answers stands beside what the city has answered before, under the same activity ids.
 *
 * @see <a href="https://github.com/HiroshiYoshino/japan_xapi_profile_draft">Japan xAPI profiles (draft)</a>
 * @see <a href="https://github.com/adlnet/xAPI-Spec/blob/master/xAPI-Data.md">xAPI 1.0.3, part two</a>
 */
@NullMarked
package org.kakehashi.hub.demo.study;

import org.jspecify.annotations.NullMarked;
