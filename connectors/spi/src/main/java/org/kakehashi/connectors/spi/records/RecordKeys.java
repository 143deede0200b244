package org.kakehashi.connectors.spi.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;

/** Keys for rows whose source gives none: the same for the same subject, day and {@link RecordKind#keyFields()}. */
final class RecordKeys {
    private static final int DIGITS = 16;

    private RecordKeys() {}

    /**
     * A key made of the parts, readable where it is short enough. Sentences stand in it by a digest: keys are shown to people
     * who may not read them. Keys of different schemes never meet.
     */
    static String natural(RecordKind kind, Subject subject, LocalDate date, Map<String, Object> values) {
        StringBuilder key = new StringBuilder();
        if (subject.scheme() != SubjectScheme.MASTER_IDENTIFIER) {
            key.append(subject.scheme()).append('/');
        }
        key.append(subject.key()).append('/').append(date);
        for (String field : kind.keyFields()) {
            Object value = values.get(field);
            boolean isLong = kind.field(field).filter(Field::isLong).isPresent();
            key.append('/');
            if (value != null) {
                key.append(isLong ? digest(value.toString()).substring(0, DIGITS) : value);
            }
        }
        return key.length() <= Subject.LONGEST_KEY ? key.toString() : digest(key.toString());
    }

    private static String digest(String key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
