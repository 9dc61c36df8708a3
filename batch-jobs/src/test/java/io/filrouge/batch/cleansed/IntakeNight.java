package io.filrouge.batch.cleansed;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.sources.SourcesConfig;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.QualityResult;
import io.filrouge.batch.tables.TableContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A shop's folder with its lake, in which nights are taken in. */
final class IntakeNight {
  private final Path folder;
  private final SparkSession session;
  private final Lake lake;

  /**
   * @param zone the shop's time zone: that of the lake's session
   */
  IntakeNight(Path folder, String zone) {
    this.folder = folder;
    session = SparkFixture.spark().newSession();
    SparkFixture.spark()
        .conf()
        .getAll()
        .foreach(
            setting -> {
              if (session.conf().isModifiable(setting._1())) {
                session.conf().set(setting._1(), setting._2());
              }
              return null;
            });
    session.conf().set("spark.sql.session.timeZone", zone);
    lake = new Lake(session, folder.resolve("lake").toString());
  }

  /** Writes a file into the folder. */
  IntakeNight deliver(String name, String... lines) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SourcesConfig sources(String conf) {
    Config given = ConfigFactory.parseMap(Map.of("folder", folder.toString()));
    return SourcesConfig.from(ConfigFactory.parseString(conf).withFallback(given).resolve());
  }

  /** Takes a night in; the publisher tells what was counted. */
  Publisher takeIn(String night, String conf) {
    return takeIn(night, sources(conf));
  }

  Publisher takeIn(String night, SourcesConfig sources) {
    Publisher publisher =
        new Publisher(lake, new Night(LocalDate.parse(night), sources.shop().zone()), "ingest");
    try (publisher) {
      new Intake(new IdentifierHash("")).takeIn(publisher, sources);
    }
    return publisher;
  }

  Lake lake() {
    return lake;
  }

  Dataset<Row> table(TableContract contract) {
    return lake().read(contract);
  }

  /** Rows as texts, by some SQL expressions over a table. */
  List<String> rows(TableContract contract, String... expressions) {
    return table(contract).selectExpr(expressions).collectAsList().stream()
        .map(row -> row.mkString(" | "))
        .sorted()
        .toList();
  }

  /** The counts of a source by name. */
  static Map<String, Long> counts(Publisher publisher, String subject) {
    Map<String, Long> counts = new TreeMap<>();
    for (QualityResult result : publisher.results()) {
      if (result.subject().equals(subject)) {
        counts.put(result.rule(), (long) result.value());
      }
    }
    return counts;
  }
}
