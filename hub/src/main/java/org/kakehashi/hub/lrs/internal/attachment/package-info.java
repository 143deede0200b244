/**
 * Attachments and signatures (1.0.3 part 2, 2.4.11 and 2.6; part 3, 1.5.2).
 *
 * <p><b>In.</b> {@code MultipartBody} takes a {@code multipart/mixed} body apart as it arrives. The first part is JSON and goes the way of all
 * statements; each further part {@code AttachmentIntake} holds against what the statements declare ({@code PartHeaders}), hashes, and writes
 * ahead through {@code AttachmentStore}, half a megabyte a transaction, under a number of its own. {@code Signatures} checks those that sign. Only
 * the transaction that stores the statements makes the data an attachment, by {@code AttachmentLinks}; what never gets that far
 * {@code AttachmentSweeper} removes.
 *
 * <p><b>Out.</b> {@code MultipartAnswer} writes the JSON and the data of each attachment once, part by part from the database, so that no request
 * holds more than a part in memory.
 */
@NullMarked
package org.kakehashi.hub.lrs.internal.attachment;

import org.jspecify.annotations.NullMarked;
