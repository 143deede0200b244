/**
 * The connector {@code meeting-csv}: reports of who was in a video meeting, as Google Meet, Zoom and Microsoft Teams export
 * them, become records of attendance at an online lesson ({@code ONLINE_LESSON}).
 *
 * <p>{@code ReportReader} finds the tables in a report by their column names; {@code Stamps} reads times; {@code Attendee}
 * makes one record of all joins of one account. Who has no account is reported and never guessed by the display name.
 */
@NullMarked
package org.kakehashi.connectors.meetingcsv;

import org.jspecify.annotations.NullMarked;
