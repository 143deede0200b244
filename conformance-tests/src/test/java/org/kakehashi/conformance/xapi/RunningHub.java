package org.kakehashi.conformance.xapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.kakehashi.conformance.hub.HubProcess;

/** Gives tests the endpoint of a hub that is started from its jar once for all of them, and ends with them. */
final class RunningHub implements ParameterResolver {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(RunningHub.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Endpoint.class;
    }

    @Override
    public Endpoint resolveParameter(ParameterContext parameter, ExtensionContext context) {
        HubProcess hub =
                context.getRoot().getStore(HERE).computeIfAbsent(HubProcess.class, key -> start(), HubProcess.class);
        return new Endpoint(URI.create("http://127.0.0.1:" + hub.port() + "/xapi"), HubProcess.KEY, HubProcess.SECRET);
    }

    private static HubProcess start() {
        try {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            Path jar = Path.of(System.getProperty("hub.jar", "../hub/target/kakehashi-hub-server.jar"));
            // Beside the reports, where the hub's log can be read when something went wrong.
            Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
            return HubProcess.start(java, jar, Files.createTempDirectory(target, "hub"), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
