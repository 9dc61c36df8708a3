package io.filrouge.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the simulator may lean on, and which way its packages look. */
@AnalyzeClasses(
    packages = "io.filrouge.simulator",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule needsOnlySchemas =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.filrouge.simulator..",
              "io.filrouge.schemas..",
              "org.apache.commons.rng..",
              "org.apache.avro..",
              "org.apache.kafka..",
              "picocli..",
              "java..");

  @ArchTest
  static final ArchRule theShopKnowsNothingOfDeliveries =
      noClasses()
          .that()
          .resideInAnyPackage("..shop..", "..chance..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.filrouge.simulator", "..delivery..");

  @ArchTest
  static final ArchRule chanceKnowsNothingOfTheShop =
      noClasses()
          .that()
          .resideInAPackage("..chance..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..shop..");

  @ArchTest
  static final ArchRule oneClassSpeaksToKafka =
      noClasses()
          .that()
          .doNotHaveSimpleName("KafkaTopic")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule readsNoClock =
      noClasses()
          .that()
          .doNotHaveSimpleName("WallClock")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now");
}
