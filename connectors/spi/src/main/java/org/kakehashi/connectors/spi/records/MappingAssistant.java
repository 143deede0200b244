package org.kakehashi.connectors.spi.records;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@link org.kakehashi.connectors.spi.ConnectorFactory} besides implements where people can make the mapping of its
 * files on a page. Whether a mapping fits is seen by reading the sample with it, as any run reads a file.
 */
public interface MappingAssistant {

    /** The name of the setting that holds a mapping. */
    String mappingSetting();

    /** The encodings that a mapping can name; the first is the usual one. */
    List<String> encodings();

    /** What can stand between cells; the first is the usual one. */
    List<String> delimiters();

    /** The names of all fields of a mapping, in the order in which people read them. */
    List<String> fields(RecordKind kind, SubjectScheme scheme);

    /** Those without which there is no record. */
    List<String> needed(RecordKind kind, SubjectScheme scheme);

    /** The standard mapping of a kind, whose columns and codes are the Japanese words for its fields and their values. */
    Draft standard(RecordKind kind);

    /** What a mapping says; empty where it says more than a draft can hold, or is no mapping. */
    Optional<Draft> read(String mapping);

    /** The mapping that says what the draft says. */
    String write(Draft draft);

    /** Looks into a sample as the draft says that it is laid out. */
    Sample sample(Path file, Draft draft) throws IOException, InterruptedException;

    /** A mapping of columns, while somebody works at it. */
    record Draft(
            RecordKind kind,
            SubjectScheme scheme,
            String encoding,
            String delimiter,
            int headerLine,
            Map<String, DraftField> fields) {}

    /**
     * Where a field comes from.
     *
     * @param column empty: from none
     * @param value the same in every record; empty: from the column
     * @param formats of dates and times
     * @param codes the words for what stands in the column
     * @param optional whether a file may lack the column
     */
    record DraftField(String column, String value, List<String> formats, Map<String, String> codes, boolean optional) {}

    /**
     * What a sample holds.
     *
     * @param values some of the different values of each column, by its name
     * @param rows the first ones
     */
    record Sample(List<String> header, Map<String, List<String>> values, List<SampleRow> rows) {}

    /**
     * A row of a sample.
     *
     * @param line counted from 1
     */
    record SampleRow(long line, List<String> cells) {}
}
