package org.kakehashi.connectors.spi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of docs/connectors.md that gives a connector to copy. */
record TemplatePage(String text) {
    /** A block under a line that ends in a file's name and a colon. */
    private static final Pattern FILE = Pattern.compile("(?ms)^(?:[^\\n`]+ )?`([^`\\n ]+)`:\\n```\\w+\\n(.*?)^```$");

    static TemplatePage read() {
        try {
            String page = Files.readString(root().resolve("docs/connectors.md"));
            return new TemplatePage(page.split("(?m)^### A template to copy$", 2)[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The repository's folder: the nearest above that has the page. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/connectors.md"))) {
            folder = Objects.requireNonNull(folder.getParent(), "docs/connectors.md stands nowhere above");
        }
        return folder;
    }

    /** The files to make, by their paths. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        Matcher next = FILE.matcher(text);
        while (next.find()) {
            if (next.group(1).contains("/") || next.group(1).equals("pom.xml")) {
                files.put(next.group(1), next.group(2));
            }
        }
        return files;
    }

    /** The lines of the block under the line that begins so. */
    List<String> after(String begin) {
        String[] block = text.split("(?m)^" + Pattern.quote(begin) + "[^\\n]*:\\n```text\\n", 2);
        return block[1].split("(?m)^```$", 2)[0].lines().toList();
    }
}
