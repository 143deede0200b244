package org.kakehashi.connectors.onerostercsv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.roster.RosterFile;

/** The checks on a ZIP's directory: names that stay inside, each once, and sizes that a roster can have. */
final class ZipDirectory {

    static final long MIB = 1024 * 1024;

    /** The content of all entries together, unpacked. */
    static final long LARGEST_CONTENT = 2048 * MIB;

    /** How tightly CSV packs at most; a bomb packs 1000 to 1. */
    static final long HIGHEST_RATIO = 200;

    /** Up to this size the ratio does no harm. */
    private static final long SMALL = 10 * MIB;

    private static final Pattern ESCAPING =
            Pattern.compile("/.*|[A-Za-z]:.*|.*\\\\.*|(.*/)?\\.\\.(/.*)?", Pattern.DOTALL);
    private static final Charset WINDOWS_NAMES = Charset.forName("windows-31j");
    private static final String MANIFEST = "manifest.csv";
    private static final Set<String> KNOWN =
            Arrays.stream(RosterFile.values()).map(RosterFile::csvName).collect(Collectors.toUnmodifiableSet());

    private final String zipName;
    private final Findings findings;
    private final List<String> unexpected = new ArrayList<>();
    private boolean safe = true;
    private long total;

    ZipDirectory(String zipName, Findings findings) {
        this.zipName = zipName;
        this.findings = findings;
    }

    /** Checks all entries and collects the files of OneRoster; false when the ZIP is not to be read. */
    boolean check(ZipFile zip, Map<String, ZipEntry> files) {
        Set<String> seen = new HashSet<>();
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName();
            checkSize(entry);
            if (ESCAPING.matcher(name).matches()) {
                refuse(PackageRule.ZIP_PATH, name);
            } else if (!seen.add(name)) {
                refuse(PackageRule.ZIP_DUPLICATE, name);
            } else if (!entry.isDirectory()) {
                collect(entry, files);
            }
        }
        reportUnexpected(files);
        return safe;
    }

    private void checkSize(ZipEntry entry) {
        long size = entry.getSize();
        boolean bomb = size > SMALL && size / HIGHEST_RATIO > entry.getCompressedSize();
        boolean withinTotal = total <= LARGEST_CONTENT;
        total += size;
        if (bomb || (withinTotal && total > LARGEST_CONTENT)) {
            refuse(PackageRule.ZIP_TOO_LARGE, entry.getName(), LARGEST_CONTENT / MIB, HIGHEST_RATIO);
        }
    }

    private void collect(ZipEntry entry, Map<String, ZipEntry> files) {
        String name = entry.getName();
        if (KNOWN.contains(name) || name.equals(MANIFEST)) {
            files.put(name, entry);
        } else {
            unexpected.add(name);
        }
    }

    /** A ZIP of the folder instead of its files is the commonest mistake: say so once, not of each file. */
    private void reportUnexpected(Map<String, ZipEntry> files) {
        Optional<String> foldedManifest = unexpected.stream()
                .filter(name -> name.endsWith("/" + MANIFEST))
                .findFirst();
        if (foldedManifest.isPresent() && !files.containsKey(MANIFEST)) {
            refuse(PackageRule.ZIP_FOLDER, foldedManifest.get());
        } else {
            unexpected.forEach(name -> findings.report(finding(PackageRule.ZIP_UNEXPECTED, name)));
        }
    }

    private void refuse(PackageRule rule, String name, Object... details) {
        safe = false;
        findings.report(finding(rule, name, details));
    }

    private Finding finding(PackageRule rule, String name, Object... details) {
        return rule.brokenIn(zipName, details).holding(readable(name));
    }

    /** Windows writes names in its own encoding without saying so. */
    private static String readable(String name) {
        boolean bytes = name.chars().allMatch(c -> c <= 0xFF) && name.chars().anyMatch(c -> c >= 0x80);
        return bytes ? new String(name.getBytes(ISO_8859_1), WINDOWS_NAMES) : name;
    }
}
