package io.filrouge.streaming;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

@AnalyzeClasses(
    packages = {"io.filrouge.streaming", "io.filrouge.domain"},
    importOptions = ImportOption.DoNotIncludeTests.class)
final class LayersTest {
  private static final String STREAMING = "io.filrouge.streaming.";

  @ArchTest
  static final ArchRule PACKAGES_DEPEND_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("io.filrouge.streaming..")
          .layer("events")
          .definedBy(STREAMING + "events..")
          .layer("carts")
          .definedBy(STREAMING + "carts..")
          .layer("triggers")
          .definedBy(STREAMING + "triggers..")
          .layer("decisions")
          .definedBy(STREAMING + "decisions..")
          .layer("submission")
          .definedBy(STREAMING + "submission..")
          .layer("jobs")
          .definedBy(STREAMING + "jobs..")
          .whereLayer("jobs")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("submission")
          .mayOnlyBeAccessedByLayers("jobs")
          .whereLayer("submission")
          .mayNotAccessAnyLayer()
          .whereLayer("decisions")
          .mayOnlyBeAccessedByLayers("jobs")
          .whereLayer("triggers")
          .mayOnlyBeAccessedByLayers("decisions", "jobs")
          .whereLayer("carts")
          .mayOnlyBeAccessedByLayers("triggers", "decisions", "jobs")
          .because("an event walks one way, from what happened to what is decided");

  @ArchTest
  static final ArchRule THE_DOMAIN_KNOWS_NO_ENGINE =
      noClasses()
          .that()
          .resideInAPackage("io.filrouge.domain..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.flink..",
              "org.apache.kafka..",
              "org.apache.spark..",
              "io.filrouge.streaming..");

  /** What is decided again from the log is decided the same: nobody who decides reads a clock. */
  @ArchTest
  static final ArchRule NOBODY_WHO_DECIDES_READS_A_CLOCK =
      noClasses()
          .that()
          .resideOutsideOfPackages(STREAMING + "jobs..", STREAMING + "submission..")
          .should()
          .callMethodWhere(
              target(
                  nameMatching(
                      "now|currentTimeMillis|nanoTime|currentProcessingTime|randomUUID|random")))
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Clock.class, Date.class, Calendar.class);

  @ArchTest
  static final ArchRule NO_DECISION_IS_LEFT_TO_CHANCE =
      noClasses()
          .that()
          .resideInAnyPackage("io.filrouge.streaming..", "io.filrouge.domain.reactivation..")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Random.class, ThreadLocalRandom.class);

  @ArchTest
  static final ArchRule COMMANDS_ARE_NOT_PUBLIC =
      classes()
          .that()
          .resideInAPackage(STREAMING + "jobs..")
          .and(Predicates.simpleNameEndingWith("Command"))
          .and()
          // The launcher starts this one by its name.
          .doNotHaveSimpleName("DecisionCommand")
          .should()
          .notBePublic();
}
