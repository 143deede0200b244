package org.kakehashi.connectors.csv;

/**
 * How a file is laid out.
 *
 * @param delimiter what stands between the cells
 * @param headerLine the line of the header, counted from 1; what stands above it are titles
 * @param strictHeader whether a column without a name, or a name that stands twice, is reported
 */
public record CsvLayout(char delimiter, int headerLine, boolean strictHeader) {

    /** RFC 4180 with a header in the first line. */
    public static final CsvLayout PLAIN = new CsvLayout(',', 1, true);

    /** The line that a header can be in at most. */
    public static final int LOWEST_HEADER = 50;
}
