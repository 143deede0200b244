/**
 * The load benchmark. {@code Bench} starts a hub of its own on an empty data folder; {@code Prefill} lets it grow to the store of a city,
 * two years deep; then {@code Queries} are asked, and {@code Ingest} stores through HTTP in turn with {@code CopyLimit}, what the
 * database can take at most, so that the ratios hold on any machine. {@code Report} prints the figures and writes them into
 * docs/performance.md. {@code CityLoad} keeps a fixed rate for minutes instead, and looks at memory, errors and what is there in the
 * end. An answer that is an error ends a run with 1.
 */
@NullMarked
package org.kakehashi.conformance.bench;

import org.jspecify.annotations.NullMarked;
