package org.kakehashi.hub.lti;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A terminal with bash, in which the first command that fails ends everything ({@code -eu -o pipefail}), as long as it isn't closed. */
final class Terminal implements AutoCloseable {
    private static final String DONE = "--- that was all of it ---";
    private static final int MINUTES = 5;

    private final Process bash;
    private final Writer keys;
    private final BufferedReader screen;

    private Terminal(Process bash) {
        this.bash = bash;
        this.keys = bash.outputWriter(StandardCharsets.UTF_8);
        this.screen = bash.inputReader(StandardCharsets.UTF_8);
    }

    /** Opens one in a folder, with PATH and nothing else of this process's environment. */
    static Terminal in(Path folder) {
        for (String needed : new String[] {"bash", "curl", "node", "sha256sum"}) {
            if (!isThere(needed)) {
                throw new AssertionError("The vendors' guide can't be tried: there is no " + needed + " on the PATH.");
            }
        }
        try {
            ProcessBuilder builder = new ProcessBuilder("bash", "-eu", "-o", "pipefail")
                    .directory(folder.toFile())
                    .redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().putAll(Map.of("PATH", path(), "LANG", "C.UTF-8"));
            return new Terminal(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path() {
        return System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
    }

    private static boolean isThere(String program) {
        return Arrays.stream(path().split(":", -1))
                .anyMatch(folder -> Path.of(folder, program).toFile().canExecute());
    }

    /** Types commands, waits for their end, and gives what they printed. */
    String run(String commands) {
        StringBuilder printed = new StringBuilder();
        CompletableFuture<Void> late = new CompletableFuture<>();
        late.orTimeout(MINUTES, TimeUnit.MINUTES).exceptionally(timeout -> {
            bash.destroyForcibly(); // ends the reading below
            return null;
        });
        try {
            keys.write(commands + "\nprintf '\\n%s\\n' '" + DONE + "'\n");
            keys.flush();
            for (String line = screen.readLine(); !DONE.equals(line); line = screen.readLine()) {
                if (line == null) {
                    throw new AssertionError("These commands failed:\n" + commands + "\nThey printed:\n" + printed);
                }
                printed.append(line).append('\n');
            }
            return printed.toString();
        } catch (IOException e) {
            throw new AssertionError("These commands ended the shell:\n" + commands + "\nPrinted:\n" + printed, e);
        } finally {
            late.complete(null);
        }
    }

    /** Ends the shell and what it left running. */
    @Override
    public void close() {
        bash.descendants().forEach(ProcessHandle::destroyForcibly);
        bash.destroyForcibly();
    }
}
