package org.kakehashi.connectors.onerostercsv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFiles;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.contract.CollectedRoster;
import org.kakehashi.connectors.spi.contract.ContractContext;
import org.kakehashi.connectors.spi.roster.DeliveryMode;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.connectors.spi.roster.RosterRecord;
import org.kakehashi.connectors.spi.roster.RosterSink;
import org.kakehashi.connectors.spi.roster.RosterSource;

/** Files made to fill the memory: each is read, or given up, in a heap much smaller than what it unpacks to. */
class HostileZipTests {

    private static final int MANY = 400_000;
    private static final String HEAP = "-Xmx32m";

    private final Path directory;

    HostileZipTests(@TempDir Path directory) {
        this.directory = directory;
    }

    /** Reads a ZIP and prints how many records and findings it gave: in a process of its own, since the heap is a process's. */
    static final class Reading implements RosterSink {
        private long records;
        private long findings;

        /** Reads the ZIP that the first argument names. */
        public static void main(String[] arguments) throws IOException, InterruptedException {
            Reading reading = new Reading();
            ContractContext context = ContractContext.empty().withFile(Path.of(arguments[0]));
            try (RosterSource source = (RosterSource) new OneRosterCsvFactory().open(context)) {
                source.readRoster(Cursor.START, reading);
            }
            System.out.print(reading.records + " " + reading.findings);
        }

        @Override
        public void file(RosterFile file, DeliveryMode mode) {
            // Only numbers count.
        }

        @Override
        public void accept(RosterRecord record) {
            records++;
        }

        @Override
        public void report(Finding finding) {
            findings++;
        }
    }

    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** The good roster with another content of one file, written as a stream. */
    private Path zip(String name, Content content) throws IOException {
        RosterFiles files = RosterFiles.good();
        Path path = directory.resolve("large.zip");
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(path)), UTF_8)) {
            for (String each : files.names()) {
                zip.putNextEntry(new ZipEntry(each));
                if (each.equals(name)) {
                    content.write(zip);
                } else {
                    zip.write(files.text(each).getBytes(UTF_8));
                }
            }
        }
        return path;
    }

    private String readInASmallHeap(Path zip) throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reading.class.getName(),
                        zip.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }

    private static void rows(OutputStream out, String header, String row) throws IOException {
        out.write((header + "\r\n").getBytes(UTF_8));
        for (int i = 0; i < MANY; i++) {
            out.write(row.formatted(i, i * 7919, i % 40 + 1).getBytes(UTF_8));
        }
    }

    @Test
    void aLargeRosterIsReadInASmallHeap() throws Exception {
        String header =
                RosterFiles.good().text("enrollments.csv").lines().findFirst().orElseThrow();
        Path zip = zip(
                "enrollments.csv",
                out -> rows(
                        out,
                        header,
                        "\"e%d\",\"\",\"\",\"class-east-3-1\",\"school-east\",\"pupil-%d\",\"student\",\"false\",\"2026-04-01\","
                                + "\"2027-03-31\",\"%d\",\"true\"\r\n"));

        assertThat(readInASmallHeap(zip)).isEqualTo(48 - 11 + MANY + " 0");
    }

    @Test
    void aLineThatNeverEndsIsGivenUpInASmallHeap() throws Exception {
        byte[] noise = new byte[1024];
        new java.util.Random(1).nextBytes(noise);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) ('a' + Math.floorMod(noise[i], 26));
        }
        for (String start : List.of("", "\"")) {
            Path zip = zip("users.csv", out -> {
                out.write(start.getBytes(UTF_8));
                for (int i = 0; i < 64 * 1024; i++) {
                    noise[i % 1024]++;
                    noise[i % 1024] = (byte) (noise[i % 1024] > 'z' ? 'a' : noise[i % 1024]);
                    out.write(noise);
                    // Varied, so that it isn't packed tighter than real files are.
                    out.write(Integer.toString(i * 7919).repeat(8).getBytes(UTF_8));
                }
            });
            assertThat(readInASmallHeap(zip)).isIn("38 1", "0 1");
        }
    }

    @Test
    void aZipInsideAZipIsNotLookedInto() throws Exception {
        byte[] inner = Files.readAllBytes(RosterFiles.good().zipInto(directory));
        CollectedRoster roster = Rosters.read(RosterFiles.good().with("more.zip", inner), directory);

        assertThat(roster.findings()).extracting(Finding::code).containsExactly("zip.unexpected");
        assertThat(roster.records()).hasSize(48);
    }

    @Test
    void aDirectoryThatLiesAboutSizesIsFound() throws Exception {
        byte[] bytes = Files.readAllBytes(RosterFiles.good().zipInto(directory));
        ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int lies = 0;
        for (int i = 0; i < bytes.length - 46; i++) {
            // The central directory's headers (APPNOTE 4.3.12): uncompressed size at 24.
            if (zip.getInt(i) == 0x02014b50) {
                zip.putInt(i + 24, 10);
                lies++;
            }
        }
        CollectedRoster roster = Rosters.read(Files.write(directory.resolve("lies.zip"), bytes));

        assertThat(lies).isEqualTo(10);
        assertThat(roster.findings()).isNotEmpty().allMatch(finding -> finding.code()
                .equals("zip.corrupt"));
        assertThat(roster.records()).isEmpty();
    }
}
