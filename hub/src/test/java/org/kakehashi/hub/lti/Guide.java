package org.kakehashi.hub.lti;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The vendors' guide, {@code docs/vendors.md}: what of it can be tried. */
record Guide(String text) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^(#+ [^\\n]+)$|^```(\\w*)\\n(.*?)^```$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+`) \\| ([^|]+) \\|");
    private static final Pattern ADDRESS =
            Pattern.compile("(?:`((?:GET|POST|PUT|DELETE) )?|https://hub\\.example|\\$HUB)(/[^\\s`\"|);?]*)");

    /** Commands to copy, and the heading under which they stand. */
    record Block(String heading, String commands) {}

    /** A row of the table of claims: the claims' full names, and the launches that have them. */
    record Row(List<String> claims, String in) {}

    /** The guide as it is. */
    static Guide read() {
        try {
            return new Guide(Files.readString(Path.of("../docs/vendors.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All commands, in order. */
    List<Block> commands() {
        return blocks("sh");
    }

    /** All blocks of that language, in order. */
    List<Block> blocks(String language) {
        List<Block> blocks = new ArrayList<>();
        String heading = "";
        Matcher next = BLOCK.matcher(text);
        while (next.find()) {
            if (next.group(1) != null) {
                heading = next.group(1).replaceFirst("#+ ", "");
            } else if (next.group(2).equals(language)) {
                blocks.add(new Block(heading, next.group(3)));
            }
        }
        return blocks;
    }

    /** The table of claims. */
    List<Row> claims() {
        String table = text.split("(?m)^### Claims$", 2)[1].split("(?m)^##", 2)[0];
        List<Row> rows = new ArrayList<>();
        Matcher row = ROW.matcher(table);
        while (row.find()) {
            List<String> names = Pattern.compile("`([^`]+)`")
                    .matcher(row.group(1))
                    .results()
                    .map(name -> name.group(1).replace("…/", "https://purl.imsglobal.org/spec/lti/claim/"))
                    .toList();
            rows.add(new Row(names, row.group(2)));
        }
        return rows;
    }

    /** The claims that the table promises to a launch of which these words are true, such as "link" and "NAME". */
    Set<String> claims(Set<String> words) {
        return claims().stream()
                .filter(row -> Pattern.compile("\\w+")
                        .matcher(row.in().replaceFirst(",? (if|with) .*", ""))
                        .results()
                        .map(word -> word.group())
                        .anyMatch(words::contains))
                .flatMap(row -> row.claims().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The hub's addresses that it names, as "GET /path", or as "/path" where it says no method. */
    Set<String> addresses() {
        Set<String> addresses = new TreeSet<>();
        Matcher address = ADDRESS.matcher(text);
        while (address.find()) {
            String method = address.group(1);
            addresses.add((method == null ? "" : method) + address.group(2));
        }
        return addresses;
    }
}
