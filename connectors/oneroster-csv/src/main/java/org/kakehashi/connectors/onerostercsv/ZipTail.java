package org.kakehashi.connectors.onerostercsv;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A first look at a ZIP's two ends (PKWARE APPNOTE 4.3.7, 4.3.16), because {@link java.util.zip.ZipFile} loads the whole
 * directory into memory, however large a hostile one is, and does not tell a password from damage.
 */
final class ZipTail {

    /** Entries in the largest ZIP that is read. */
    static final int MOST_ENTRIES = 1000;

    private static final long LARGEST_DIRECTORY = 1024 * 1024;
    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int END_RECORD = 0x06054b50;
    private static final int END_RECORD_SIZE = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;

    private ZipTail() {}

    /** The rule that the file breaks as seen from its ends, if any. */
    static Optional<PackageRule> brokenRule(Path path) throws IOException {
        // A FileChannel would be closed under our hands when the thread is interrupted.
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            if (isEncrypted(read(file, 0, 8))) {
                return Optional.of(PackageRule.ZIP_ENCRYPTED);
            }
            long start = Math.max(0, file.length() - END_RECORD_SIZE - LONGEST_COMMENT);
            return brokenRule(read(file, start, END_RECORD_SIZE + LONGEST_COMMENT));
        }
    }

    /** What is there from a place on, up to a length. */
    private static ByteBuffer read(RandomAccessFile file, long start, int length) throws IOException {
        byte[] bytes = new byte[(int) Math.min(length, file.length() - start)];
        file.seek(start);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static boolean isEncrypted(ByteBuffer start) {
        return start.remaining() == 8 && start.getInt(0) == LOCAL_HEADER && (start.getShort(6) & 1) != 0;
    }

    private static Optional<PackageRule> brokenRule(ByteBuffer tail) {
        boolean found = false;
        for (int i = 0; i <= tail.limit() - END_RECORD_SIZE; i++) {
            if (tail.getInt(i) == END_RECORD) {
                found = true;
                if (isTooLarge(tail, i)) {
                    return Optional.of(PackageRule.ZIP_TOO_MANY_ENTRIES);
                }
            }
        }
        return found ? Optional.empty() : Optional.of(PackageRule.ZIP_UNREADABLE);
    }

    /** The largest values stand for "see the ZIP64 record", which no roster of this size needs. */
    private static boolean isTooLarge(ByteBuffer tail, int endRecord) {
        int entries = Short.toUnsignedInt(tail.getShort(endRecord + 10));
        long directorySize = Integer.toUnsignedLong(tail.getInt(endRecord + 12));
        long directoryPlace = Integer.toUnsignedLong(tail.getInt(endRecord + 16));
        return entries > MOST_ENTRIES || directorySize > LARGEST_DIRECTORY || directoryPlace == 0xFFFF_FFFFL;
    }
}
