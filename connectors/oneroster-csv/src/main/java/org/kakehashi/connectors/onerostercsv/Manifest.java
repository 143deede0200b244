package org.kakehashi.connectors.onerostercsv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.csv.CsvRow;
import org.kakehashi.connectors.csv.CsvRows;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.roster.DeliveryMode;
import org.kakehashi.connectors.spi.roster.RosterFile;

/** {@code manifest.csv}: which files come, how, and by which version of the standard. */
final class Manifest {

    private static final String FILE = "manifest.csv";
    private static final List<String> COLUMNS = List.of("propertyName", "value");
    private static final Set<String> OPTIONAL = Set.of("source.systemName", "source.systemCode");
    private static final String MANIFEST_VERSION = "manifest.version";
    private static final String ONEROSTER_VERSION = "oneroster.version";
    private static final Set<String> KNOWN = Stream.concat(
                    Stream.of(MANIFEST_VERSION, ONEROSTER_VERSION),
                    Arrays.stream(RosterFile.values()).map(Manifest::property))
            .collect(Collectors.toUnmodifiableSet());

    private final RosterZip zip;
    private final Profile profile;
    private final Findings findings;
    private final Map<String, Property> properties = new HashMap<>();

    private record Property(long line, String value) {}

    private Manifest(RosterZip zip, Profile profile, Findings findings) {
        this.zip = zip;
        this.profile = profile;
        this.findings = findings;
    }

    /**
     * Reads the manifest and holds it against what is in the ZIP. Without a usable manifest, the files that are there
     * count as bulk, so that their errors come to light as well.
     *
     * @return the roster files to read, each with its mode; never one that is not in the ZIP
     */
    static Map<RosterFile, DeliveryMode> read(RosterZip zip, Profile profile, Findings findings)
            throws IOException, InterruptedException {
        Manifest manifest = new Manifest(zip, profile, findings);
        boolean usable = manifest.readProperties();
        if (usable) {
            manifest.checkVersions();
        }
        Map<RosterFile, DeliveryMode> modes = new EnumMap<>(RosterFile.class);
        for (RosterFile file : RosterFile.values()) {
            DeliveryMode declared = usable ? manifest.declared(file) : null;
            if (manifest.isToBeRead(file, declared)) {
                modes.put(file, declared == null ? DeliveryMode.BULK : declared);
            }
        }
        return modes;
    }

    private static String property(RosterFile file) {
        return "file." + file.oneRosterName();
    }

    private boolean readProperties() throws IOException, InterruptedException {
        if (!zip.has(FILE)) {
            findings.report(PackageRule.MANIFEST_MISSING.brokenIn(FILE));
            return false;
        }
        try (CsvRows rows = CsvRows.open(zip.content(FILE), UTF_8, FILE, findings)) {
            if (!rows.header().equals(COLUMNS)) {
                if (!rows.header().isEmpty()) {
                    String found = String.join(",", rows.header());
                    findings.report(
                            PackageRule.MANIFEST_HEADER.brokenIn(FILE).atLine(1).holding(found));
                }
                return false;
            }
            for (CsvRow row = rows.next(); row != null; row = rows.next()) {
                add(row);
            }
        } catch (RosterZip.Damaged damaged) {
            findings.report(PackageRule.ZIP_CORRUPT.brokenIn(FILE));
            return false;
        }
        return true;
    }

    private void add(CsvRow row) {
        String name = row.cells().get(0);
        if (!KNOWN.contains(name) && !OPTIONAL.contains(name)) {
            report(PackageRule.PROPERTY_UNKNOWN, row.line(), "propertyName", name);
        } else if (properties.putIfAbsent(
                        name, new Property(row.line(), row.cells().get(1)))
                != null) {
            report(PackageRule.PROPERTY_DUPLICATE, row.line(), "propertyName", name);
        }
    }

    private void checkVersions() {
        checkVersion(MANIFEST_VERSION, List.of("1.0"), PackageRule.MANIFEST_VERSION);
        checkVersion(ONEROSTER_VERSION, profile.versions(), PackageRule.ONEROSTER_VERSION);
    }

    private void checkVersion(String name, List<String> allowed, PackageRule rule) {
        Property property = required(name);
        if (property != null && !allowed.contains(property.value)) {
            report(rule, property.line, "value", property.value, String.join(", ", allowed));
        }
    }

    private @Nullable Property required(String name) {
        Property property = properties.get(name);
        if (property == null) {
            findings.report(PackageRule.PROPERTY_MISSING.brokenIn(FILE, name).at("propertyName", null));
        }
        return property;
    }

    /** What the manifest says of a file; null where it does not say, or says what it cannot. */
    private @Nullable DeliveryMode declared(RosterFile file) {
        Property property = required(property(file));
        if (property == null) {
            return null;
        }
        DeliveryMode mode =
                switch (property.value) {
                    case "absent" -> DeliveryMode.ABSENT;
                    case "bulk" -> DeliveryMode.BULK;
                    case "delta" -> DeliveryMode.DELTA;
                    default -> null;
                };
        if (mode == null) {
            report(PackageRule.MODE, property.line, "value", property.value);
        } else {
            checkFit(file, mode, property);
        }
        return mode;
    }

    /** A delivery of changes names only the files that something changed in. */
    private void checkFit(RosterFile file, DeliveryMode mode, Property property) {
        if (Layout.of(file).required() && mode == DeliveryMode.ABSENT && !holdsChanges()) {
            findings.report(PackageRule.REQUIRED_FILE
                    .brokenIn(FILE, file.oneRosterName())
                    .atLine(property.line)
                    .at("value", property.value));
        }
    }

    private boolean holdsChanges() {
        return Arrays.stream(RosterFile.values())
                .map(file -> properties.get(property(file)))
                .anyMatch(property -> property != null && property.value.equals("delta"));
    }

    private boolean isToBeRead(RosterFile file, @Nullable DeliveryMode declared) {
        boolean there = zip.has(file.csvName());
        if (there && declared == DeliveryMode.ABSENT) {
            findings.report(PackageRule.FILE_UNDECLARED.brokenIn(file.csvName()));
        } else if (!there && isExpected(file, declared)) {
            findings.report(PackageRule.FILE_MISSING.brokenIn(file.csvName()));
        }
        return there && declared != DeliveryMode.ABSENT;
    }

    private static boolean isExpected(RosterFile file, @Nullable DeliveryMode declared) {
        return declared == null ? Layout.of(file).required() : declared != DeliveryMode.ABSENT;
    }

    private void report(PackageRule rule, long line, String column, String value, Object... details) {
        findings.report(rule.brokenIn(FILE, details).atLine(line).at(column, value));
    }
}
