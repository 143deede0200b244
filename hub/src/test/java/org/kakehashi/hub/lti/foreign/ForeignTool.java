package org.kakehashi.hub.lti.foreign;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A tool by somebody else's library: Node runs it until this is closed, or until the tests' process is gone. */
final class ForeignTool implements AutoCloseable {
    /** The libraries. Without cookies a tool can stand on another site than the hub's {@code localhost}. */
    enum Library {
        /** ltijs keeps state and session in cookies, which over plain HTTP need the hub's site. */
        LTIJS("ltijs.js", "localhost"),
        /** {@code @lti-tool/core} signs its state. It takes no launch without names and e-mail address. */
        LTI_TOOL("lti-tool.js", "127.0.0.1");

        private final String script;
        private final String host;

        Library(String script, String host) {
            this.script = script;
            this.host = host;
        }
    }

    private static final String NOT_INSTALLED =
            "The foreign tools can't be run. `make test` installs them (.ci/ensure-foreign-tools), and needs Node 18 or later with npm.";
    private static final Path FOLDER = Path.of("src/test/foreign-tools").toAbsolutePath();

    private final Process process;
    private final BufferedReader out;
    private final Writer in;
    private final String base;

    private ForeignTool(Process process, BufferedReader out, String base) {
        this.process = process;
        this.out = out;
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        this.base = base;
    }

    /** Starts one; it listens, and waits to be registered. */
    static ForeignTool start(Library library) {
        if (!Files.exists(FOLDER.resolve("node_modules/.package-lock.json"))) {
            throw new AssertionError(
                    "The foreign tools aren't installed. `make test` does it (.ci/ensure-foreign-tools);"
                            + " it needs Node 18 or later with npm, and a registry of npm packages.");
        }
        try {
            Path log = Path.of("target", "foreign-tool-" + library.script + ".log");
            // The hub's port is open at 127.0.0.1 only on some machines, and Node tries one address of a name only.
            Process process = new ProcessBuilder("node", "--dns-result-order=ipv4first", library.script)
                    .directory(FOLDER.toFile())
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            String port = out.readLine();
            if (port == null) {
                throw new AssertionError(library.script + " ended before it listened; see hub/" + log);
            }
            return new ForeignTool(process, out, "http://" + library.host + ":" + port);
        } catch (IOException e) {
            throw new AssertionError(NOT_INSTALLED, e);
        }
    }

    /** What to register at the hub. */
    String registration() {
        return """
                {"name": "よその道具", "initiateLoginUri": "%1$s/login", "targetLinkUri": "%1$s/launch",
                 "redirectUris": ["%1$s/launch"], "deepLinkingUri": "%1$s/launch", "jwksUri": "%1$s/keys",
                 "customParameters": {"level": "easy", "who": "$User.id"}}
                """.formatted(base);
    }

    /** Tells the tool what the hub answered to its registration, one JSON object. */
    void registered(String answer) {
        try {
            in.write(answer.replace('\n', ' ') + "\n");
            in.flush();
            String line = out.readLine();
            if (!"ready".equals(line)) {
                throw new AssertionError("The tool couldn't register the hub: " + line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the tool registers itself, with that query. */
    String registerAt(String query) {
        return base + "/register?" + query;
    }

    /** Whether that is an address of the tool. */
    boolean owns(String url) {
        return url.startsWith(base + "/");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
