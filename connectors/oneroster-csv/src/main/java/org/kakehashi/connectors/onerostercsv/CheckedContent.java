package org.kakehashi.connectors.onerostercsv;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** A file inside a ZIP, checked while it is read: not longer than the directory says, and with the right checksum. */
final class CheckedContent extends FilterInputStream {

    private final ZipEntry entry;
    private final CRC32 checksum = new CRC32();
    private long count;

    CheckedContent(InputStream content, ZipEntry entry) {
        super(content);
        this.entry = entry;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read;
        try {
            read = super.read(buffer, offset, length);
        } catch (ZipException | EOFException e) {
            throw new RosterZip.Damaged(entry.getName(), e);
        }
        if (read > 0) {
            checksum.update(buffer, offset, read);
            count += read;
        }
        boolean ended = read < 0;
        if (count > entry.getSize() || (ended && count < entry.getSize())) {
            throw new RosterZip.Damaged(entry.getName() + " is not as long as it claims", null);
        }
        if (ended && checksum.getValue() != entry.getCrc()) {
            throw new RosterZip.Damaged(entry.getName() + " does not match its checksum", null);
        }
        return read;
    }
}
