/**
 * How runs come to be and who takes them up: files ({@code ImportRequests}, {@code Inbox}), instances by hand or by schedule
 * ({@code InstanceRuns}), a person's yes ({@code Confirmations}); {@code ImportWorker} does each tenant's runs in order.
 */
@NullMarked
package org.kakehashi.hub.connect.internal.queue;

import org.jspecify.annotations.NullMarked;
