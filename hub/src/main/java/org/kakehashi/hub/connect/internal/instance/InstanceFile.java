package org.kakehashi.hub.connect.internal.instance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The configuration file of instances, YAML or JSON, as docs/connectors.md has it. */
record InstanceFile(List<Entry> instances) {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final long LONGEST_SECRET = 64 * 1024;

    InstanceFile {
        instances = instances == null ? List.of() : List.copyOf(instances);
    }

    /**
     * One instance.
     *
     * @param tenant the tenant's slug
     * @param secrets where each secret is, by the name of the setting
     */
    record Entry(
            String tenant,
            String name,
            String connector,
            String source,
            @Nullable String purpose,
            @Nullable String schedule,
            @Nullable Boolean paused,
            @Nullable Map<String, String> settings,
            @Nullable Map<String, SecretPlace> secrets) {

        /** The instance that it wants, with what its secrets' places hold. */
        InstanceDraft draft(Map<String, String> environment) throws IOException {
            Map<String, String> all = new HashMap<>(settings == null ? Map.of() : settings);
            for (var secret : (secrets == null ? Map.<String, SecretPlace>of() : secrets).entrySet()) {
                all.put(secret.getKey(), secret.getValue().read(environment));
            }
            return new InstanceDraft(name, connector, source, purpose, schedule, paused, all);
        }
    }

    /**
     * Where a secret is, so that it doesn't stand in the file: one of both.
     *
     * @param env name of an environment variable
     * @param file path of a file that holds nothing else
     */
    record SecretPlace(@Nullable String env, @Nullable Path file) {
        String read(Map<String, String> environment) throws IOException {
            if (env != null && file == null) {
                String value = environment.get(env);
                if (value == null || value.isBlank()) {
                    throw new IOException("the environment variable " + env + " is not set");
                }
                return value;
            }
            if (file == null || env != null) {
                throw new IOException("a secret has either env or file");
            }
            if (!Files.isReadable(file) || Files.size(file) > LONGEST_SECRET) {
                throw new IOException("the secret's file " + file + " can't be read");
            }
            return Files.readString(file).strip();
        }
    }

    /** @throws IOException where it can't be read or is no such file */
    static InstanceFile read(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return tree == null ? new InstanceFile(List.of()) : STRICT.convertValue(tree, InstanceFile.class);
        } catch (YAMLException | JacksonException e) {
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }
}
