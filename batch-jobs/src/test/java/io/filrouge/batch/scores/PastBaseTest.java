package io.filrouge.batch.scores;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.jobs.RandomDeliveries;
import io.filrouge.batch.tables.CustomerFeatures;
import io.filrouge.batch.tables.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PastBaseTest {
  private static final String CUTOFF = "2026-03-02";
  private static final String AS_OF = "2026-03-06";

  private static final String[] ADDED = {
    Cautions.CAUTION,
    Cautions.SPEND,
    Cautions.IS_LEFT_OUT_OF_PURCHASES,
    Cautions.IS_LEFT_OUT_OF_SPEND
  };

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
      assertThat(rows(now.past(CUTOFF, AS_OF, kept).base().histories().drop(ADDED)))
          .hasSizeGreaterThan(2)
          .isEqualTo(
              rows(
                  CustomerBase.histories(
                      then.lake().read(CustomerFeatures.CONTRACT).where("not is_prospect"))));
    }
  }

  /** Among them people who are one by the cutoff, and people who turn out to be one after it. */
  @Test
  void aSampleKnowsOfItsPeopleWhatTheWholeBaseKnows() throws IOException {
    SmallShop shop = new SmallShop(twentyCustomers(), folder.resolve("lake")).run(AS_OF);
    People half = People.sample(shop.people(AS_OF), 0.5);

    try (Kept kept = new Kept()) {
      PastBase all = shop.past(CUTOFF, AS_OF, kept);
      Dataset<Row> ofHalf =
          all.identifiers()
              .join(half.identifiers().select("identifier"), "identifier")
              .select("customer_id")
              .distinct();
      List<String> expected =
          texts(all.customers().join(ofHalf, new String[] {"customer_id"}, "left_semi"));
      assertThat(all.customers().count()).isEqualTo(18);
      assertThat(expected).hasSizeBetween(4, 14);
      assertThat(
              texts(
                  shop.past(CUTOFF, AS_OF, PastRows.once(shop.lake(), half, kept), kept)
                      .customers()))
          .isEqualTo(expected);
    }
  }

  /** Ten pairs by e-mail: of two the address is known by the cutoff, of two by the night. */
  private String twentyCustomers() throws IOException {
    StringBuilder orders = new StringBuilder("id,customer,at,product,pieces,price\n");
    StringBuilder records = new StringBuilder("id,customer,email,known\n");
    for (int i = 0; i < 20; i++) {
      for (int day = 1 + i % 5; day <= 34; day += 3 + i % 7) {
        LocalDate on = LocalDate.parse("2026-01-31").plusDays(day);
        orders.append("o%d-%d,c%d,%s,tea,%d,10\n".formatted(i, day, i, on, 1 + i % 3));
      }
      orders.append("r%d,c%d,2026-03-01,tea,-1,10\n".formatted(i, i));
      String known = i < 4 ? "2026-02-01" : i < 8 ? "2026-03-04" : "2026-04-01";
      records.append("r%d,c%d,pair%d@example.org,%s\n".formatted(i, i, i / 2, known));
    }
    Files.writeString(folder.resolve("orders.csv"), orders);
    Files.writeString(folder.resolve("records.csv"), records);
    return """
        shop { time-zone = Europe/Paris, currency = EUR }
        sources.orders.shop {
          format = csv
          path = "%1$s/orders.csv"
          options { header = true }
          columns { order_id = id, customer_key = customer, ordered_at = at, product_id = product
                    quantity = pieces, unit_price = price }
        }
        sources.customer_records.crm {
          format = csv
          path = "%1$s/records.csv"
          options { header = true }
          columns { record_id = id, customer_key = customer, email = email, known_at = known }
        }
        """
        .formatted(folder);
  }

  private static List<String> texts(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
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
