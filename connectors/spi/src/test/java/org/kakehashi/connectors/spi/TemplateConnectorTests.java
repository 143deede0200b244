package org.kakehashi.connectors.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.kakehashi.connectors.spi.contract.CollectedRecords;
import org.kakehashi.connectors.spi.contract.ContractContext;
import org.kakehashi.connectors.spi.records.RecordSource;

/** The connector that docs/connectors.md gives to copy, built of what stands there and of nothing else. */
class TemplateConnectorTests {
    private static final String NAME = "example-attendance";

    private final TemplatePage page = TemplatePage.read();
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final Path folder;

    TemplateConnectorTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void builtAsThePageSays() throws IOException {
        for (var file : page.files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.writeString(path, file.getValue());
        }
        List<URL> built = new ArrayList<>();
        for (String part : List.of("main", "test")) {
            built.add(compiled(folder.resolve("src").resolve(part).resolve("java"), folder.resolve("target/" + part)));
            built.add(folder.resolve("src")
                    .resolve(part)
                    .resolve("resources")
                    .toUri()
                    .toURL());
        }
        Thread.currentThread().setContextClassLoader(new URLClassLoader(built.toArray(URL[]::new), before));
    }

    @AfterEach
    void closed() throws IOException {
        ((URLClassLoader) Thread.currentThread().getContextClassLoader()).close();
        Thread.currentThread().setContextClassLoader(before);
    }

    private URL compiled(Path sources, Path classes) throws IOException {
        Files.createDirectories(classes);
        var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        StringWriter said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> all = Files.walk(sources)) {
            List<Path> java =
                    all.filter(path -> path.toString().endsWith(".java")).toList();
            String known = folder.resolve("target/main") + ":" + System.getProperty("java.class.path");
            List<String> options = List.of(
                    "-d", classes.toString(), "-cp", known, "-proc:none", "-Xlint:all,-path,-classfile", "-Werror");
            boolean well = compiler.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
                    .call();
            assertThat(well).as(said.toString()).isTrue();
        }
        return classes.toUri().toURL();
    }

    @TestFactory
    List<DynamicTest> itsContractTestPasses() throws ClassNotFoundException {
        Class<?> contract = Class.forName(
                "org.example.attendance.AttendanceContractTests",
                true,
                Thread.currentThread().getContextClassLoader());
        List<DynamicTest> tests =
                AnnotationSupport.findAnnotatedMethods(contract, Test.class, HierarchyTraversalMode.TOP_DOWN).stream()
                        .map(test -> DynamicTest.dynamicTest(
                                test.getName(),
                                () -> ReflectionSupport.invokeMethod(test, ReflectionSupport.newInstance(contract))))
                        .toList();
        assertThat(tests).hasSizeGreaterThan(8);
        return tests;
    }

    @Test
    void theRecordsAreThoseOnThePage() throws Exception {
        CollectedRecords read = read("good.txt");

        assertThat(read.findings()).isEmpty();
        assertThat(read.records())
                .extracting(record -> record.subject().key() + " " + record.date() + " " + record.values())
                .isEqualTo(page.after("The records of"));
    }

    @Test
    void theFindingsAreThoseOnThePage() throws Exception {
        CollectedRecords read = read("broken.txt");

        assertThat(read.findings())
                .extracting(finding -> finding.line() + " " + finding.column() + " " + finding.code())
                .isEqualTo(page.after("`broken.txt` gives"));
        assertThat(read.records()).singleElement().satisfies(record -> assertThat(record.origin())
                .isEqualTo(new Origin("broken.txt", 2)));
    }

    @Test
    void thePomNamesThisVersionOfTheSpi() throws IOException {
        String ours = Files.readString(TemplatePage.root().resolve("connectors/spi/pom.xml"));
        String version = ours.split("<version>", 2)[1].split("<", 2)[0];

        assertThat(page.files().get("pom.xml"))
                .contains("<kakehashi.version>" + version + "</kakehashi.version>")
                .contains("<artifactId>" + NAME + "</artifactId>");
    }

    private CollectedRecords read(String file) throws IOException, InterruptedException {
        ConnectorFactory factory = ServiceLoader.load(ConnectorFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.name().equals(NAME))
                .findFirst()
                .orElseThrow();
        CollectedRecords sink = new CollectedRecords();
        Path path = folder.resolve("src/test/resources").resolve(file);
        try (RecordSource source =
                (RecordSource) factory.open(ContractContext.empty().withFile(path))) {
            source.readRecords(Cursor.START, sink);
        }
        return sink;
    }
}
