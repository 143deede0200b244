/**
 * The load benchmark. {@code Bench} starts a hub of its own with an empty data folder, warms it up, and then measures in turn
 * what the database can take at most ({@code CopyLimit}) and what the hub takes through HTTP ({@code IngestLoad}, {@code QueryLoad}), so
 * that the ratios hold on any machine. {@code Report} prints them and writes docs/performance.md.
 */
@NullMarked
package org.kakehashi.conformance.bench;

import org.jspecify.annotations.NullMarked;
