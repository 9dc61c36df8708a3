package io.filrouge.streaming.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShippedJarsTest {
  @TempDir private Path folder;

  @Test
  void theJobsOwnGoAndThoseOfFlinksDistributionStay() throws IOException {
    List<Path> classPath =
        jars(
            "filrouge-streaming-jobs.jar",
            "flink-runtime-2.3.0.jar",
            "flink-avro-2.3.0.jar",
            "flink-connector-base-2.3.0.jar",
            "flink-connector-kafka-5.0.0-2.2.jar",
            "flink-connector-files-2.3.0.jar",
            "flink-statebackend-rocksdb-2.3.0.jar",
            "frocksdbjni-8.10.0-ververica-1.0.jar",
            "kryo-5.6.2.jar",
            "log4j-core-2.25.5.jar",
            "slf4j-api-2.0.17.jar",
            "kafka-clients-4.2.2.jar",
            "jackson-core-2.21.6.jar");

    assertThat(ShippedJars.of(classPath))
        .extracting(jar -> jar.getFileName().toString())
        .containsExactly(
            "filrouge-streaming-jobs.jar",
            "flink-avro-2.3.0.jar",
            "flink-connector-base-2.3.0.jar",
            "flink-connector-kafka-5.0.0-2.2.jar",
            "kafka-clients-4.2.2.jar",
            "jackson-core-2.21.6.jar");
  }

  @Test
  void foldersStay() {
    assertThat(ShippedJars.of(List.of(folder))).isEmpty();
  }

  private List<Path> jars(String... names) throws IOException {
    List<Path> jars = new ArrayList<>();
    for (String name : names) {
      jars.add(Files.createFile(folder.resolve(name)));
    }
    return jars;
  }
}
