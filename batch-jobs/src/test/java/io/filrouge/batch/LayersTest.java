package io.filrouge.batch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.filrouge", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {
  private static final String BATCH = "io.filrouge.batch.";

  @ArchTest
  static final ArchRule PACKAGES_DEPEND_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("io.filrouge.batch..")
          .layer("localfiles")
          .definedBy(BATCH + "localfiles..")
          .layer("topics")
          .definedBy(BATCH + "topics..")
          .layer("tables")
          .definedBy(BATCH + "tables..")
          .layer("sources")
          .definedBy(BATCH + "sources..")
          .layer("cleansed")
          .definedBy(BATCH + "cleansed..")
          .layer("identity")
          .definedBy(BATCH + "identity..")
          .layer("features")
          .definedBy(BATCH + "features..")
          .layer("scores")
          .definedBy(BATCH + "scores..")
          .layer("segments")
          .definedBy(BATCH + "segments..")
          .layer("customer360")
          .definedBy(BATCH + "customer360..")
          .layer("exports")
          .definedBy(BATCH + "exports..")
          .layer("deliveries")
          .definedBy(BATCH + "deliveries..")
          .layer("activation")
          .definedBy(BATCH + "activation..")
          .layer("operations")
          .definedBy(BATCH + "operations..")
          .layer("lineage")
          .definedBy(BATCH + "lineage..")
          .layer("metrics")
          .definedBy(BATCH + "metrics..")
          .layer("report")
          .definedBy(BATCH + "report..")
          .layer("doctor")
          .definedBy(BATCH + "doctor..")
          .layer("submission")
          .definedBy(BATCH + "submission..")
          .layer("jobs")
          .definedBy(BATCH + "jobs..")
          .whereLayer("localfiles")
          .mayOnlyBeAccessedByLayers("tables")
          .whereLayer("topics")
          .mayOnlyBeAccessedByLayers("sources", "cleansed", "activation", "jobs")
          .whereLayer("jobs")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("submission")
          .mayOnlyBeAccessedByLayers("jobs")
          .whereLayer("doctor")
          .mayOnlyBeAccessedByLayers("jobs")
          .whereLayer("lineage")
          .mayOnlyBeAccessedByLayers("jobs")
          .whereLayer("metrics")
          .mayOnlyBeAccessedByLayers("jobs")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("jobs")
          .whereLayer("operations")
          .mayOnlyBeAccessedByLayers("report", "lineage", "metrics", "doctor", "jobs")
          .whereLayer("activation")
          .mayOnlyBeAccessedByLayers("operations", "jobs")
          .whereLayer("deliveries")
          .mayOnlyBeAccessedByLayers("doctor", "jobs")
          .whereLayer("exports")
          .mayOnlyBeAccessedByLayers("deliveries", "activation", "operations", "doctor", "jobs")
          .whereLayer("customer360")
          .mayOnlyBeAccessedByLayers("exports", "activation", "jobs")
          .whereLayer("segments")
          .mayOnlyBeAccessedByLayers("customer360", "exports", "jobs")
          .whereLayer("scores")
          .mayOnlyBeAccessedByLayers("segments", "customer360", "exports", "jobs")
          .whereLayer("features")
          .mayOnlyBeAccessedByLayers("scores", "segments", "customer360", "exports", "jobs")
          .whereLayer("identity")
          .mayOnlyBeAccessedByLayers(
              "features", "scores", "segments", "customer360", "exports", "jobs")
          .whereLayer("cleansed")
          .mayOnlyBeAccessedByLayers(
              "identity", "features", "scores", "segments", "customer360", "exports", "jobs")
          .whereLayer("sources")
          .mayOnlyBeAccessedByLayers(
              "cleansed",
              "identity",
              "features",
              "scores",
              "segments",
              "customer360",
              "exports",
              "operations",
              "lineage",
              "doctor",
              "jobs")
          .because("data walks one way, from sources to jobs");

  @ArchTest
  static final ArchRule ONLY_THE_TABLE_READER_TOUCHES_DELTA =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(BATCH + "tables.TableReader")
          .and()
          .doNotHaveFullyQualifiedName(BATCH + "tables.TableRow")
          .and()
          .doNotHaveFullyQualifiedName(BATCH + "tables.ConditionalLogStore")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.delta..")
          .because("the table format is one reader's matter; all others use Spark's own interface");

  @ArchTest
  static final ArchRule THE_DOMAIN_KNOWS_NO_ENGINE =
      noClasses()
          .that()
          .resideInAPackage("io.filrouge.domain..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.spark..", "org.apache.flink..", "io.delta..", "io.filrouge.batch..");

  @ArchTest
  static final ArchRule THE_PAGE_KNOWS_NO_ENGINE =
      noClasses()
          .that()
          .resideInAnyPackage(BATCH + "report.figures..", BATCH + "report.page..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.spark..", "org.apache.hadoop..", "io.delta..", BATCH + "tables..");

  @ArchTest
  static final ArchRule ONLY_JOBS_AND_TABLES_OPEN_SESSIONS =
      noClasses()
          .that()
          .resideOutsideOfPackages(BATCH + "jobs..", BATCH + "tables..")
          .should()
          .callMethodWhere(
              com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                  com.tngtech.archunit.core.domain.properties.HasName.Predicates.name(
                      "getOrCreate")));

  @ArchTest
  static final ArchRule ONLY_THE_DOCTOR_KNOWS_HOW_TOPICS_SHOULD_BE =
      noClasses()
          .that()
          .resideInAPackage("io.filrouge.batch..")
          .and()
          .resideOutsideOfPackage(BATCH + "doctor..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.filrouge.broker..")
          .because("nights read and write topics; they neither make nor judge them");

  @ArchTest
  static final ArchRule COMMANDS_ARE_NOT_PUBLIC =
      classes()
          .that()
          .resideInAPackage(BATCH + "jobs..")
          .and(Predicates.simpleNameEndingWith("Command"))
          .should()
          .notBePublic();
}
