/**
 * Opens, runs and watches connectors.
 *
 * <ol>
 *   <li>A file arrives by the API, by the page or in a watched folder; {@code ImportRequests} keeps it under the data folder
 *       and queues a run.
 *   <li>{@code ImportWorker} takes up each tenant's waiting runs in order, on whichever node gets the tenant's lock; a run
 *       that was interrupted is RUNNING without a lock, and begins again.
 *   <li>{@code ImportRunner} opens the connector ({@link org.kakehashi.connectors.spi.ConnectorFactory}), streams what it
 *       gives into {@code roster} or {@code records}, and applies it in one transaction with the run's own outcome, or
 *       rejects it and keeps the findings.
 *   <li>After a roster was applied, records in quarantine are taken up again as a run of their own.
 * </ol>
 *
 * Pages show runs, their findings and the quarantine; {@code /api/v1/imports} gives the same to programs.
 *
 * <p>Nobody else calls this module: here is what configures it, everything else is in the parts of {@code internal}, which use each other in
 * one direction: {@code connector}, {@code imports}, {@code mapping}, {@code push} and {@code handover} (what others see) use {@code queue}
 * (asking for runs), that uses {@code run} (doing one), and all of them {@code journal}, {@code finding} and {@code instance} (what is kept).
 */
@ApplicationModule(allowedDependencies = {"roster", "records", "lrs", "access", "audit", "web", "database"})
@NullMarked
package org.kakehashi.hub.connect;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
