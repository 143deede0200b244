package org.kakehashi.conformance.lti.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The made-up school as an archive of OneRoster 1.2 CSV in the Japan profile: a class, its teacher, two pupils. */
final class SchoolArchive {
    private static final List<String> SHEETS =
            List.of("manifest", "academicSessions", "orgs", "courses", "classes", "users", "roles", "enrollments");
    private static final int MONTHS_BEFORE_APRIL = 3;

    private SchoolArchive() {}

    static String fileName(LocalDate today) {
        return "RO_" + today.format(DateTimeFormatter.BASIC_ISO_DATE) + "_139999.zip";
    }

    static byte[] bytes(LocalDate today) throws IOException {
        int year = today.minusMonths(MONTHS_BEFORE_APRIL).getYear();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String sheet : SHEETS) {
                zip.putNextEntry(new ZipEntry(sheet + ".csv"));
                zip.write(text(sheet)
                        .replace("@YEAR@", Integer.toString(year))
                        .replace("@NEXT@", Integer.toString(year + 1))
                        .getBytes(UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static String text(String sheet) throws IOException {
        try (InputStream in =
                SchoolArchive.class.getResourceAsStream("/org/kakehashi/conformance/lti/school/" + sheet + ".csv")) {
            if (in == null) {
                throw new IOException("the kit lacks its school's " + sheet);
            }
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
