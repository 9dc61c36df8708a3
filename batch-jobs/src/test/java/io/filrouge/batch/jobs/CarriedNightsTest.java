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

/**
 * A night that carries on what the night before made gives the tables of a full build; and a past
 * night, built again when later ones have come, gives the tables of that night.
 */
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
  void givesWhatAFullBuildGivesAndAPastNightStaysAsItWasKnown(long seed) {
    List<LocalDate> nights =
        NIGHTS.subList(0, Integer.getInteger("filrouge.nights", 2)).stream()
            .map(LocalDate::parse)
            .toList();
    LocalDate first = nights.get(0);
    RandomDeliveries shop = new RandomDeliveries(seed, folder, nights);
    Config config =
        ConfigFactory.parseString(RandomDeliveries.configuration(folder))
            .withFallback(ConfigFactory.parseString("nightly.full-from-share = 1"))
            .withFallback(ConfigFactory.defaultReference())
            .resolve();
    Lake lake = new Lake(SparkFixture.spark(), folder.resolve("lake").toString());

    Map<String, List<String>> asKnownThen = Map.of();
    for (LocalDate night : nights) {
      shop.deliver(night);
      Settings settings = Settings.from(config, night.toString());
      run(lake, settings, settings.build(), List.of("ingest"));
      int fromNothing = run(lake, settings.rebuilt(), settings.rebuilt().build(), JOBS);
      assertThat(fromNothing).as("jobs that carried on in a full build").isZero();
      Map<String, List<String>> full = tables(lake, night);
      if (night.equals(first)) {
        asKnownThen = full;
      } else {
        int carried = run(lake, settings, settings.build(), JOBS);

        assertThat(carried).as("jobs that carried on, %s", night).isEqualTo(JOBS.size());
        assertEqual(tables(lake, night), full, night);
      }
    }

    Settings past = Settings.from(config, first.toString());
    run(lake, past, past.build(), List.of("ingest"));
    run(lake, past, past.build(), JOBS);

    assertEqual(tables(lake, first), asKnownThen, first);
  }

  private static void assertEqual(
      Map<String, List<String>> tables, Map<String, List<String>> expected, LocalDate night) {
    tables.forEach(
        (table, rows) ->
            assertThat(rows).as("%s on %s", table, night).isEqualTo(expected.get(table)));
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

  /** Every table; of those that keep all nights what stands there of one. */
  private static Map<String, List<String>> tables(Lake lake, LocalDate night) {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    for (TableContract table : TABLES) {
      List<String> rows = new ArrayList<>();
      boolean isByNight = table.partitionedBy().contains("as_of_date");
      String isOfNight = isByNight ? "as_of_date = DATE '" + night + "'" : "true";
      for (Row row : lake.read(table).where(isOfNight).collectAsList()) {
        rows.add(row.toString());
      }
      rows.sort(null);
      tables.put(table.path(), rows);
    }
    return tables;
  }
}
