package org.kakehashi.connectors.csv;

import java.util.List;

/**
 * One row of a CSV file, with as many cells as the header.
 *
 * @param line the line where it begins, counted from 1
 * @param cells the values without quotes and without white space (ideographic spaces too) around them
 */
public record CsvRow(long line, List<String> cells) {}
