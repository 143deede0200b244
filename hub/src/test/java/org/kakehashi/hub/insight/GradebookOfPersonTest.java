package org.kakehashi.hub.insight;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.hub.connect.TestImports;
import org.kakehashi.hub.testing.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A pupil's marks that a roster brought, and which resources the pupil works with, are exported and erased with the pupil. */
@HubTest
@Import(TestImports.class)
class GradebookOfPersonTest extends ErasureStage {
    private static final String HANAKO = "00000002-0000-4000-8000-000000000002";
    private static final List<String> OF_PERSON =
            List.of("roster_result", "roster_result_scale", "roster_result_objective", "roster_user_resource");

    @Autowired
    TestImports imports;

    @TempDir
    Path directory;

    @Test
    void theyAreInThePersonsArchive() throws Exception {
        imports.roster(tenant, RosterFixture.WHOLE.zipInto(directory));

        Map<String, String> files = archive();
        assertThat(files.get("oneroster/city/results.csv"))
                .contains("result-hanako-test", "92.50", "=よくできました")
                .doesNotContain("taro");
        assertThat(files.get("oneroster/city/lineItems.csv")).contains("わり算テスト");
        assertThat(files.get("oneroster/city/categories.csv")).contains("宿題");
        assertThat(files.get("oneroster/city/scoreScales.csv")).contains("{A:80-100}");
        assertThat(files.get("oneroster/city/resultScoreScales.csv")).contains("result-hanako-scale");
        assertThat(files.get("oneroster/city/resultLearningObjectiveIds.csv")).contains("8220223111100000");
        assertThat(files.get("oneroster/city/userResources.csv")).contains("pupil-hanako", "resource-drill");
        assertThat(files.get("oneroster/city/manifest.csv"))
                .contains("file.results,bulk", "file.classResources,absent");
    }

    @Test
    void theyAreErasedAndOthersStay() throws Exception {
        imports.roster(tenant, RosterFixture.WHOLE.zipInto(directory));

        erase("{\"personId\":\"" + HANAKO + "\"}");

        assertThat(left("roster_result")).containsExactly("result-taro-test");
        assertThat(OF_PERSON.subList(1, 4))
                .allSatisfy(table -> assertThat(left(table)).isEmpty());
        assertThat(left("roster_line_item")).hasSize(2);
    }

    private List<String> left(String table) {
        return owner.jdbc()
                .sql("select sourced_id from " + table + " where tenant_id = :t")
                .param("t", tenant.id())
                .query(String.class)
                .list();
    }

    private Map<String, String> archive() throws Exception {
        Map<String, String> files = new HashMap<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            byte[] bytes = client.send(
                            http.request(tenant, "/api/v1/persons/" + HANAKO + "/export?askedBy=PERSON")
                                    .POST(BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.ofByteArray())
                    .body();
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes), UTF_8)) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    files.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
                }
            }
        }
        return files;
    }
}
