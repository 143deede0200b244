/**
 * Looking into the audit: {@code AuditPagesController} for administrators, {@code AuditApiController} for programs. {@code AuditReading}
 * searches, with the classes of the person sought, and writes down that it was done.
 */
@NullMarked
package org.kakehashi.hub.access.internal.auditing;

import org.jspecify.annotations.NullMarked;
