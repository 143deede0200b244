package org.kakehashi.connectors.onerostercsv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Findings;

/** A ZIP whose directory has been found safe: its files at the top, by name. */
final class RosterZip implements Closeable {

    /** Thrown while reading content that is not what the directory says. */
    static final class Damaged extends IOException {
        Damaged(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private final String name;
    private final ZipFile zip;
    private final Map<String, ZipEntry> files = new LinkedHashMap<>();

    private RosterZip(String name, ZipFile zip) {
        this.name = name;
        this.zip = zip;
    }

    /**
     * Opens a ZIP and checks its directory.
     *
     * @param name the name under which findings are reported
     * @return null when the ZIP is not to be read, which has been reported
     * @throws IOException when the file itself cannot be read
     */
    static @Nullable RosterZip open(Path path, String name, Findings findings) throws IOException {
        Optional<PackageRule> broken = ZipTail.brokenRule(path);
        if (broken.isPresent()) {
            findings.report(broken.get().brokenIn(name, ZipTail.MOST_ENTRIES));
            return null;
        }
        RosterZip zip = null;
        try {
            // Names are not always UTF-8; this reads any, and the names that count are ASCII.
            zip = new RosterZip(name, new ZipFile(path.toFile(), ISO_8859_1));
            if (new ZipDirectory(name, findings).check(zip.zip, zip.files)) {
                return zip;
            }
        } catch (ZipException e) {
            findings.report(PackageRule.ZIP_UNREADABLE.brokenIn(name));
        }
        if (zip != null) {
            zip.close();
        }
        return null;
    }

    /** The ZIP's own name, for findings. */
    String name() {
        return name;
    }

    /** Whether a file lies at the top of the ZIP. */
    boolean has(String file) {
        return files.containsKey(file);
    }

    /** The content of a file; reading it throws {@link Damaged} where it is not what the directory says. */
    InputStream content(String file) throws IOException {
        ZipEntry entry = files.get(file);
        if (entry == null) {
            throw new Damaged(file + " is not in the ZIP", null);
        }
        try {
            InputStream content = zip.getInputStream(entry);
            return new CheckedContent(content, entry);
        } catch (ZipException e) {
            throw new Damaged(file, e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
