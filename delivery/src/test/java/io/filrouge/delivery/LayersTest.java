package io.filrouge.delivery;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.filrouge.delivery",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class LayersTest {

  @ArchTest
  static final ArchRule WEBHOOKS_KNOW_NO_TOPICS =
      noClasses()
          .that()
          .resideInAPackage("io.filrouge.delivery.http")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.filrouge.delivery",
              "io.filrouge.delivery.topics",
              "org.apache.kafka..",
              "org.apache.avro..");

  @ArchTest
  static final ArchRule ONE_PACKAGE_TALKS_HTTP =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.filrouge.delivery.http")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.hc..");

  @ArchTest
  static final ArchRule TOPICS_KNOW_NO_COMMANDS =
      noClasses()
          .that()
          .resideInAPackage("io.filrouge.delivery.topics")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.filrouge.delivery", "picocli..");
}
