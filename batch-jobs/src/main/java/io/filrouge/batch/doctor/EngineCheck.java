package io.filrouge.batch.doctor;

import com.typesafe.config.Config;
import io.filrouge.batch.sources.Shop;
import io.filrouge.batch.tables.LakeSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** Whether the engine starts with the configured settings, and writes and reads a Delta table. */
record EngineCheck(Config config, Map<String, String> spark) implements Check {
  private static final long ROWS = 10;

  @Override
  public String subject() {
    return "engine";
  }

  @Override
  public List<Diagnosis> look() {
    long start = System.nanoTime();
    if (!spark.getOrDefault("spark.master", "local").startsWith("local")) {
      return List.of(
          Diagnosis.warning(
              subject(),
              "not tried: the executors of spark.master see no temporary folder of this machine",
              "run 'bin/filrouge batch ingest' for a past day into a lake of its own"));
    }
    try {
      Path folder = Files.createTempDirectory("filrouge-doctor-");
      try {
        long rows = writtenAndRead(folder.resolve("table").toString());
        double seconds = (System.nanoTime() - start) / 1e9;
        return List.of(
            rows == ROWS
                ? Diagnosis.ok(
                    subject(),
                    String.format(
                        "wrote and read a Delta table, in %.1f s with its start", seconds))
                : Diagnosis.wrong(
                    subject(),
                    "read " + rows + " of " + ROWS + " rows",
                    "see whether the disk is sane"));
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      return List.of(
          Diagnosis.wrong(
              subject(),
              "no temporary folder can be made",
              "set java.io.tmpdir in FILROUGE_JAVA_OPTIONS"));
    }
  }

  private long writtenAndRead(String table) {
    SparkSession session = LakeSession.open(Shop.from(config).zone(), spark);
    try {
      session.range(ROWS).write().format("delta").save(table);
      return session.read().format("delta").load(table).count();
    } finally {
      session.stop();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
