/**
 * OneRoster 1.2 rostering and gradebook (1EdTech OneRoster 1.2, CSV binding and information model) with the added columns of the Japan
 * profiles ({@code metadata.jp.*}).
 *
 * <p>A {@link org.kakehashi.connectors.spi.roster.RosterSource} first tells the sink each file (or endpoint) and its
 * {@link org.kakehashi.connectors.spi.roster.DeliveryMode}, then its records in the source's order; files come so that
 * what is referred to comes before what refers: orgs, academicSessions, courses, classes, users, userProfiles, roles,
 * demographics, enrollments; then resources, which are kept and not interpreted; then categories, scoreScales, lineItems,
 * results and what refers to these. Names, and tokens such as {@code student} or {@code homeroom}, are OneRoster's own;
 * tokens stay text because the specification lets a source extend them by {@code ext:…}.
 *
 * <p>A {@link org.kakehashi.connectors.spi.roster.RosterTarget} hands a
 * {@link org.kakehashi.connectors.spi.roster.RosterContent} on in the other direction.
 *
 * <p>The source checks what one file or row can show. References between records, and sourcedIds that occur twice, are
 * the hub's to check over the whole set; it reports them with each record's
 * {@link org.kakehashi.connectors.spi.Origin}.
 */
@NullMarked
package org.kakehashi.connectors.spi.roster;

import org.jspecify.annotations.NullMarked;
