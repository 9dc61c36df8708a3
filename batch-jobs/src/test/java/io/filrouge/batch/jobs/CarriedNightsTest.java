package io.filrouge.batch.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.tables.Build;
import io.filrouge.batch.tables.CustomerContacts;
import io.filrouge.batch.tables.CustomerDailyActivity;
import io.filrouge.batch.tables.CustomerFeatures;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.IdentityEdges;
import io.filrouge.batch.tables.IdentityMerges;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.OrderLines;
import io.filrouge.batch.tables.Orders;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.batch.tables.Yardstick;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A night that carries on what the night before made gives the tables of a full build. */
class CarriedNightsTest {
  private static final List<TableContract> TABLES =
      List.of(
          CustomerIdentifiers.CONTRACT,
          IdentityEdges.CONTRACT,
          IdentityMerges.CONTRACT,
          CustomerContacts.CONTRACT,
          OrderLines.CONTRACT,
          Orders.CONTRACT,
          CustomerDailyActivity.CONTRACT,
          CustomerFeatures.CONTRACT);

  private static final List<String> NIGHTS =
      List.of("2026-03-02", "2026-03-03", "2026-03-05", "2026-03-06");

  private static final List<String> JOBS = List.of("identity", "features");

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("seeds")
  void givesWhatAFullBuildGives(long seed) {
    List<LocalDate> nights =
        NIGHTS.subList(0, Integer.getInteger("filrouge.nights", 2)).stream()
            .map(LocalDate::parse)
            .toList();
    RandomDeliveries shop = new RandomDeliveries(seed, folder, nights);
    Config config =
        ConfigFactory.parseString(RandomDeliveries.configuration(folder))
            .withFallback(ConfigFactory.parseString("nightly.full-from-share = 1"))
            .withFallback(ConfigFactory.defaultReference())
            .resolve();
    Lake lake = new Lake(SparkFixture.spark(), folder.resolve("lake").toString());

    for (LocalDate night : nights) {
      shop.deliver(night);
      Settings settings = Settings.from(config, night.toString());
      run(lake, settings, settings.build(), List.of("ingest"));
      int fromNothing = run(lake, settings, Build.full(settings.build().configuration()), JOBS);
      assertThat(fromNothing).as("jobs that carried on in a full build").isZero();
      if (!night.equals(nights.get(0))) {
        Map<String, List<String>> full = tables(lake);

        int carried = run(lake, settings, settings.build(), JOBS);

        assertThat(carried).as("jobs that carried on, %s", night).isEqualTo(JOBS.size());
        tables(lake)
            .forEach(
                (table, rows) ->
                    assertThat(rows).as("%s on %s", table, night).isEqualTo(full.get(table)));
      }
    }
  }

  /** One shop a seed; {@code -Dfilrouge.shops=5 -Dfilrouge.nights=4} tries more. */
  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("filrouge.shops", 1));
  }

  private static int run(Lake lake, Settings settings, Build build, List<String> jobs) {
    int carried = 0;
    for (Job job : Job.NIGHTLY) {
      if (jobs.contains(job.name())) {
        Publisher publisher =
            new Publisher(lake, settings.night(), job.name(), build, Yardstick.FIRST_NIGHT);
        try (publisher) {
          job.work().run(publisher, settings);
        }
        carried += publisher.touchedShare().isPresent() ? 1 : 0;
      }
    }
    return carried;
  }

  private static Map<String, List<String>> tables(Lake lake) {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    for (TableContract table : TABLES) {
      List<String> rows = new ArrayList<>();
      for (Row row : lake.read(table).collectAsList()) {
        rows.add(row.toString());
      }
      rows.sort(null);
      tables.put(table.path(), rows);
    }
    return tables;
  }
}
