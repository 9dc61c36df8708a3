package io.filrouge.batch.cleansed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.filrouge.batch.tables.IngestedFiles;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.QualityResult;
import io.filrouge.batch.tables.SourceColumns;
import io.filrouge.batch.tables.StagedOrderLines;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightsTest {
  private static final String HEADER = "id,line,customer,at,total";

  private static final String NUMBERED =
      """
      shop { time-zone = Europe/Paris, currency = EUR }
      sources.orders.website {
        format = csv
        path = ${folder}"/orders/*.csv"
        columns { order_id = id, line_id = line, customer_key = customer, ordered_at = at, amount = total }
      }
      """;

  private static final String UNNUMBERED =
      """
      shop { time-zone = Europe/Paris, currency = EUR }
      sources.orders.website {
        format = csv
        path = ${folder}"/orders/*.csv"
        columns { customer_key = customer, ordered_at = at, amount = total }
      }
      """;

  @TempDir Path folder;

  @Test
  void readsAFileOnceAndRowsDeliveredAgainAreDuplicates() {
    IntakeNight shop = shop().deliver("orders/1.csv", HEADER, "o1,1,c1,2026-01-01,10");
    shop.takeIn("2026-01-01", NUMBERED);
    shop.deliver("orders/2.csv", HEADER, "o1,1,c1,2026-01-01,10", "o2,1,c1,2026-01-02,20");

    Publisher second = shop.takeIn("2026-01-02", NUMBERED);

    assertThat(IntakeNight.counts(second, "orders.website"))
        .containsEntry("rows_read", 2L)
        .containsEntry("rows_duplicate", 1L)
        .containsEntry("rows_kept", 1L)
        .containsEntry("is_fresh", 0L);
    assertThat(shop.rows(StagedOrderLines.CONTRACT, "taken_on", "order_id", "source_file"))
        .containsExactly("2026-01-01 | o1 | 1.csv", "2026-01-02 | o2 | 2.csv");
    assertThat(IntakeNight.counts(shop.takeIn("2026-01-03", NUMBERED), "orders.website"))
        .containsEntry("rows_read", 0L)
        .containsEntry("rows_kept", 0L);
  }

  @Test
  void givesTheSameTablesWhenANightIsRunAgain() {
    IntakeNight shop = shop().deliver("orders/1.csv", HEADER, "o1,1,c1,2026-01-01,10");
    shop.takeIn("2026-01-01", NUMBERED);
    shop.deliver("orders/2.csv", HEADER, "o1,1,c1,2026-01-01,10", "o2,1,c1,2026-01-02,20");
    shop.takeIn("2026-01-02", NUMBERED);
    List<String> staged = shop.rows(StagedOrderLines.CONTRACT, "*");
    List<String> files = shop.rows(IngestedFiles.CONTRACT, "*");
    List<String> columns = shop.rows(SourceColumns.CONTRACT, "*");

    shop.takeIn("2026-01-02", NUMBERED);
    shop.takeIn("2026-01-01", NUMBERED);

    assertThat(shop.rows(StagedOrderLines.CONTRACT, "*")).isEqualTo(staged);
    assertThat(shop.rows(IngestedFiles.CONTRACT, "*")).isEqualTo(files);
    assertThat(shop.rows(SourceColumns.CONTRACT, "*")).isEqualTo(columns);
  }

  @Test
  void readsAFileAgainThatHasGrown() {
    IntakeNight shop = shop().deliver("orders/1.csv", HEADER, "o1,1,c1,2026-01-01,10");
    shop.takeIn("2026-01-01", NUMBERED);
    shop.deliver("orders/1.csv", HEADER, "o1,1,c1,2026-01-01,10", "o2,1,c1,2026-01-02,20");

    shop.takeIn("2026-01-02", NUMBERED);

    assertThat(shop.rows(StagedOrderLines.CONTRACT, "taken_on", "order_id"))
        .containsExactly("2026-01-01 | o1", "2026-01-02 | o2");
  }

  @Test
  void readsAFileAgainThatWasWrittenAnewAndNotOneThatWasOnlyTouched() throws IOException {
    IntakeNight shop =
        shop()
            .deliver("orders/1.csv", HEADER, "o1,1,c1,2026-01-01,10")
            .deliver("orders/2.csv", HEADER, "o2,1,c1,2026-01-01,20");
    shop.takeIn("2026-01-01", NUMBERED);
    shop.deliver("orders/1.csv", HEADER, "o1,1,c1,2026-01-01,15");
    for (String file : List.of("orders/1.csv", "orders/2.csv")) {
      Files.setLastModifiedTime(
          folder.resolve(file), FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
    }

    Publisher second = shop.takeIn("2026-01-02", NUMBERED);

    assertThat(IntakeNight.counts(second, "orders.website"))
        .containsEntry("rows_read", 1L)
        .containsEntry("rows_kept", 1L);
    assertThat(shop.rows(StagedOrderLines.CONTRACT, "taken_on", "order_id", "amount"))
        .containsExactly(
            "2026-01-01 | o1 | 10.0000", "2026-01-01 | o2 | 20.0000", "2026-01-02 | o1 | 15.0000");
  }

  @Test
  void keepsEqualPurchasesWhereNothingNamesThemAndOnlyFurtherCopiesAreNew() {
    IntakeNight shop =
        shop().deliver("orders/1.csv", HEADER, ",,c1,2026-01-01,10", ",,c1,2026-01-01,10");
    shop.takeIn("2026-01-01", UNNUMBERED);
    shop.deliver(
        "orders/2.csv", HEADER, ",,c1,2026-01-01,10", ",,c1,2026-01-01,10", ",,c1,2026-01-01,10");

    Publisher second = shop.takeIn("2026-01-02", UNNUMBERED);

    assertThat(IntakeNight.counts(second, "orders.website"))
        .containsEntry("rows_duplicate", 2L)
        .containsEntry("rows_kept", 1L);
    assertThat(shop.rows(StagedOrderLines.CONTRACT, "taken_on", "copy_number"))
        .containsExactly("2026-01-01 | 1", "2026-01-01 | 2", "2026-01-02 | 3");
    assertThat(shop.table(StagedOrderLines.CONTRACT).select("order_id").distinct().count()).isOne();
  }

  @Test
  void readsFilesOfOneGlobEachByItsOwnHeader() {
    IntakeNight shop =
        shop()
            .deliver("orders/1.csv", HEADER, "o1,1,c1,2026-01-01,10")
            .deliver("orders/2.csv", "total,at,customer,line,id", "20,2026-01-01,c2,1,o2");

    shop.takeIn("2026-01-01", NUMBERED);

    assertThat(shop.rows(StagedOrderLines.CONTRACT, "order_id", "amount", "source_file"))
        .containsExactly("o1 | 10.0000 | 1.csv", "o2 | 20.0000 | 2.csv");
  }

  @Test
  void warnsOfANewColumnAndRefusesALostOne() {
    IntakeNight shop = shop().deliver("orders/1.csv", HEADER, "o1,1,c1,2026-01-01,10");
    shop.takeIn("2026-01-01", NUMBERED);
    shop.deliver("orders/2.csv", HEADER + ",gift", "o2,1,c1,2026-01-02,20,no");

    Publisher second = shop.takeIn("2026-01-02", NUMBERED);
    shop.deliver("orders/3.csv", HEADER, "o3,1,c1,2026-01-03,20");
    Failure failure =
        catchThrowableOfType(Failure.class, () -> shop.takeIn("2026-01-03", NUMBERED));

    assertThat(second.results())
        .contains(
            new QualityResult("ingest", "orders.website", "new_column", "warn", false, 1, "gift"));
    assertThat(failure.outcome()).isEqualTo(Outcome.UNREADABLE_INPUT);
    assertThat(failure)
        .hasMessage(
            "Cannot read sources.orders.website: 3.csv lost column gift, which came on earlier"
                + " nights; have it delivered again, or set"
                + " sources.orders.website.accept-lost-columns = [\"gift\"]");
    shop.takeIn("2026-01-03", NUMBERED + "sources.orders.website.accept-lost-columns = [gift]\n");
    assertThat(shop.rows(StagedOrderLines.CONTRACT, "order_id")).containsExactly("o1", "o2", "o3");
  }

  /** Also of a first night that was killed when its books of columns were there already. */
  @Test
  void saysTheSameOfANightThatIsRunAgain() {
    IntakeNight shop = shop().deliver("orders/1.csv", HEADER, "o1,1,c1,2026-01-01,10");

    List<QualityResult> first = shop.takeIn("2026-01-01", NUMBERED).results();
    List<QualityResult> again = shop.takeIn("2026-01-01", NUMBERED).results();

    assertThat(first).anyMatch(result -> result.subject().equals("operations/source_columns"));
    assertThat(again).containsExactlyInAnyOrderElementsOf(first);
  }

  private IntakeNight shop() {
    return new IntakeNight(folder, "Europe/Paris");
  }
}
