package org.kakehashi.hub.connect.internal.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.hub.connect.TestImports;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.kakehashi.hub.web.HubException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@HubTest
@Import(TestImports.class)
class ConfiguredInstancesTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("CITY_TOKEN", "token-of-the-city");

    @Autowired
    TestTenants tenants;

    @Autowired
    TestImports imports;

    @Autowired
    ConfiguredInstances configured;

    @Autowired
    Instances instances;

    @Autowired
    InstanceChanges changes;

    @TempDir
    Path directory;

    TestTenant tenant;

    @BeforeEach
    void aTenant() {
        tenant = tenants.create();
    }

    @Test
    void theFileSaysWhatInstancesAreAndSaysItTwiceToNoEffect() throws IOException {
        Files.writeString(directory.resolve("token"), "token-in-a-file\n");
        String file = """
                instances:
                  - tenant: %s
                    name: 市の組織
                    connector: test-orgs
                    source: city
                    schedule: "30 5 * * 1-5"
                    settings: {url: "https://school.example/"}
                    secrets:
                      token: {env: CITY_TOKEN}
                  - tenant: %s
                    name: 県の組織
                    connector: test-orgs
                    source: prefecture
                    settings: {url: "https://prefecture.example/"}
                    secrets:
                      token: {file: "%s"}
                """.formatted(tenant.slug(), tenant.slug(), directory.resolve("token"));
        apply(file);
        List<ConnectorInstance> made = instances.all(tenant.id());
        assertThat(made).hasSize(2).allMatch(ConnectorInstance::configured);
        assertThat(instances.secrets(tenant.id(), named("市の組織").id())).containsEntry("token", "token-of-the-city");
        assertThat(instances.secrets(tenant.id(), named("県の組織").id())).containsEntry("token", "token-in-a-file");
        long audited = audited();

        apply(file);

        assertThat(instances.all(tenant.id())).isEqualTo(made);
        assertThat(audited()).isEqualTo(audited);
    }

    @Test
    void peopleDontChangeItButMayPauseIt() throws IOException {
        apply(one("settings: {url: \"https://school.example/\"}"));
        ConnectorInstance instance = named("市の組織");
        InstanceDraft draft = new InstanceDraft("x", "test-orgs", "city", null, null, null, Map.of());
        assertThatThrownBy(() -> changes.change(tenant.id(), instance.id(), draft, "somebody"))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("configuration file");
        assertThatThrownBy(() -> changes.remove(tenant.id(), instance.id(), "somebody"))
                .isInstanceOf(HubException.class);
        changes.pause(tenant.id(), instance.id(), true, "somebody");
        apply(one("settings: {url: \"https://other.example/\"}"));
        assertThat(named("市の組織").paused()).isTrue();
        assertThat(named("市の組織").settings()).containsEntry("url", "https://other.example/");
    }

    @Test
    void whatTheFileNamesNoMoreIsPausedAndLeftToPeople() throws IOException {
        apply(one("settings: {url: \"https://school.example/\"}"));
        apply("instances: []");
        ConnectorInstance left = named("市の組織");
        assertThat(left.configured()).isFalse();
        assertThat(left.paused()).isTrue();
        changes.remove(tenant.id(), left.id(), "somebody");
        assertThat(instances.all(tenant.id())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "settings: {url: \"https://school.example/\", token: \"open\"} | is secret",
                "'settings: {url: \"https://school.example/\"}, secrets: {token: {env: NOT_THERE}}' | NOT_THERE is not set",
                "'settings: {url: \"https://school.example/\"}, secrets: {token: {file: /not/there}}' | can't be read",
                "'settings: {url: \"https://school.example/\"}, secrets: {token: {}}' | either env or file",
                "settings: {} | settings.url",
                "'settings: {url: \"https://school.example/\"}, more: 1' | more"
            })
    void aFileThatIsWrongSaysSoAndChangesNothing(String rest, String why) {
        assertThatIOException().isThrownBy(() -> apply(one(rest))).withMessageContaining(why);
        assertThat(instances.all(tenant.id())).isEmpty();
    }

    @Test
    void aTenantThatIsntThereIsNamed() {
        assertThatIOException()
                .isThrownBy(() -> apply("instances: [{tenant: nowhere, name: x, connector: test-orgs, source: s}]"))
                .withMessageContaining("no tenant nowhere");
    }

    private String one(String rest) {
        return "instances: [{tenant: %s, name: 市の組織, connector: test-orgs, source: city, schedule: \"0 4 * * *\", %s}]"
                .formatted(tenant.slug(), rest);
    }

    private void apply(String text) throws IOException {
        Path file = directory.resolve("connectors.yaml");
        Files.writeString(file, text);
        configured.apply(InstanceFile.read(file), ENVIRONMENT);
    }

    private ConnectorInstance named(String name) {
        return instances.all(tenant.id()).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private long audited() {
        return imports.count("select count(*) from audit_event where tenant_id = ?", tenant.id());
    }
}
