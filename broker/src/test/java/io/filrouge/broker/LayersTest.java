package io.filrouge.broker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.filrouge.broker",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class LayersTest {

  @ArchTest
  static final ArchRule TOPICS_NEED_CLIENTS_ONLY =
      noClasses()
          .that()
          .resideInAPackage("io.filrouge.broker.topics")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.filrouge.broker",
              "io.filrouge.broker.server",
              "kafka..",
              "org.apache.kafka.server..",
              "org.apache.kafka.metadata..");

  @ArchTest
  static final ArchRule ONE_PACKAGE_TOUCHES_THE_SERVER =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.filrouge.broker.server")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "kafka..", "org.apache.kafka.server..", "org.apache.kafka.metadata..");
}
