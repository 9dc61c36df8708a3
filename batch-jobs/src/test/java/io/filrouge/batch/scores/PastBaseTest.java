package io.filrouge.batch.scores;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.jobs.RandomDeliveries;
import io.filrouge.batch.tables.CustomerFeatures;
import io.filrouge.batch.tables.Kept;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PastBaseTest {
  private static final String CUTOFF = "2026-03-02";
  private static final String AS_OF = "2026-03-06";

  @TempDir private Path folder;

  /** Rows late, twice, corrected, moved to another customer, returned, and people who merge. */
  @ParameterizedTest
  @MethodSource("seeds")
  void historiesAreThoseOfANightAtTheCutoffAlthoughTheLakeIsOfALaterOne(long seed) {
    List<LocalDate> nights = List.of(LocalDate.parse(CUTOFF), LocalDate.parse(AS_OF));
    RandomDeliveries deliveries = new RandomDeliveries(seed, folder, nights);
    nights.forEach(deliveries::deliver);
    String conf = ordersAndRecords();
    SmallShop then = new SmallShop(conf, folder.resolve("then")).run(CUTOFF);
    SmallShop now = new SmallShop(conf, folder.resolve("now")).run(AS_OF);

    try (Kept kept = new Kept()) {
      assertThat(rows(now.past(CUTOFF, AS_OF, kept).base().histories()))
          .hasSizeGreaterThan(2)
          .isEqualTo(
              rows(
                  CustomerBase.histories(
                      then.lake().read(CustomerFeatures.CONTRACT).where("not is_prospect"))));
    }
  }

  /** One shop a seed; {@code -Dfilrouge.shops=5} tries more. */
  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("filrouge.shops", 1));
  }

  private String ordersAndRecords() {
    return RandomDeliveries.configuration(folder)
        .lines()
        .filter(line -> !line.matches("sources\\.(?!orders|customer_records).*"))
        .collect(Collectors.joining("\n"));
  }

  private static List<String> rows(Dataset<Row> histories) {
    return histories.drop("customer_id").collectAsList().stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }
}
