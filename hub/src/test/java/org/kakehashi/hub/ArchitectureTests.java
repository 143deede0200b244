package org.kakehashi.hub;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The rules of the house (docs/architecture.md) as tests. */
class ArchitectureTests {
    private static final int LONGEST_FILE = 400;
    private static final JavaClasses HUB = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.kakehashi.hub");

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(HubApplication.class).verify();
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses().should().haveNameMatching(".*(Impl|Utils?|Manager|Helper)").check(HUB);
    }

    @Test
    void onlyStoresAndTheDatabaseModuleSpeakSql() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Store")
                .and()
                .resideOutsideOfPackages("..database..", "..audit..", "..access")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("org\\.springframework\\.jdbc\\.core\\.(JdbcTemplate|simple\\.JdbcClient)")
                .check(HUB);
    }

    @Test
    void partsOfModulesDependOnEachOtherInOneDirection() {
        for (String module : List.of("lrs", "connect")) {
            slices().matching("org.kakehashi.hub." + module + ".internal.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .check(HUB);
        }
    }

    @Test
    void theDemoKnowsTheHubOverHttpOnly() {
        noClasses()
                .that()
                .resideInAPackage("..hub.demo..")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                        "..hub.access..",
                        "..hub.roster..",
                        "..hub.records..",
                        "..hub.lti..",
                        "..hub.lrs..",
                        "..hub.insight..",
                        "..hub.connect..",
                        "..hub.audit..",
                        "..hub.database..",
                        "..hub.web.."))
                .allowEmptyShould(true)
                .check(HUB);
    }

    @Test
    void controllersStayInsideTheirModule() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .notBePublic()
                .check(HUB);
    }

    @Test
    void noFileGrowsPastItsIdea() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(LONGEST_FILE));
        }
    }
}
