/**
 * The demo textbook: chapters of a few pages ({@code Chapters}), read page by page in a {@code Reading}, with a marker, a bookmark and
 * notes. {@code BookStatements} tells it as the Japan xAPI eBook profile wants it; what a pupil writes in a note stays in the tool.
 *
 * @see <a href="https://github.com/HiroshiYoshino/japan_xapi_profile_draft">Japan xAPI profiles (draft), ebook/v1.0.0</a>
 */
@NullMarked
package org.kakehashi.hub.demo.textbook;

import org.jspecify.annotations.NullMarked;
