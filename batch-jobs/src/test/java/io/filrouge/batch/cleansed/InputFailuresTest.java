package io.filrouge.batch.cleansed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputFailuresTest {
  private static final String SHOP =
      """
      shop { time-zone = Europe/Paris, currency = EUR }
      sources.orders.website {
        format = csv
        path = ${folder}"/orders.csv"
        columns { customer_key = Customer, ordered_at = Day, amount = Total }
      }
      """;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "columns.amount = Totl | UNREADABLE_INPUT | Cannot read sources.orders.website.columns.amount: the source has no column Totl; did you mean Total?",
        "columns.amount = \"Total * Rate\" | UNREADABLE_INPUT | Cannot read sources.orders.website.columns.amount: the source has no column Rate; use one of Customer, Day, Total, Unit Price (net)",
        "columns.amount = \"Total *\" | WRONG_CONFIGURATION | Cannot use sources.orders.website.columns.amount: Total * is neither a column nor a Spark SQL expression",
        "columns.amount = \"twice(Total)\" | WRONG_CONFIGURATION | Cannot use sources.orders.website.columns.amount: twice(Total) is neither a column nor a Spark SQL expression",
        "columns.amount = \"sum(Total)\" | WRONG_CONFIGURATION | Cannot use sources.orders.website.columns.amount",
        "columns.amount = \"explode(array(Total, 1))\" | WRONG_CONFIGURATION | Cannot use sources.orders.website.columns.amount: it makes several rows of one; write an expression over the columns of one row",
        "columns.amount = \"rand()\" | WRONG_CONFIGURATION | Cannot use sources.orders.website.columns.amount: it gives another value each time",
        "columns.ordered_at = \"current_date()\" | WRONG_CONFIGURATION | Cannot use sources.orders.website.columns.ordered_at: it reads the wall clock",
        "where = \"Total >\" | WRONG_CONFIGURATION | Cannot use sources.orders.website.where: Total > is neither a column",
        "path = ${folder}\"/nothing-*.csv\" | UNREADABLE_INPUT | Cannot read sources.orders.website.path: nothing lies at",
      })
  void namesTheKeyAndTheRemedy(String change, Outcome outcome, String sentence) {
    IntakeNight shop = shop();

    Failure failure =
        catchThrowableOfType(
            Failure.class,
            () -> shop.takeIn("2026-01-01", SHOP + "sources.orders.website." + change + "\n"));

    assertThat(failure).isNotNull();
    assertThat(failure).hasMessageStartingWith(sentence);
    assertThat(failure.outcome()).isEqualTo(outcome);
  }

  @Test
  void readsColumnsWithBlanksPointsAndOtherCase() {
    IntakeNight shop = shop();

    shop.takeIn(
        "2026-01-01",
        SHOP
            + "sources.orders.website.columns { customer_key = customer, ordered_at = \"a.day\","
            + " amount = \"Unit Price (net)\" }\n");

    assertThat(
            shop.rows(
                io.filrouge.batch.tables.StagedOrderLines.CONTRACT,
                "amount",
                "to_date(ordered_at)"))
        .containsExactly("7.5000 | 2026-01-02");
  }

  @Test
  void refusesABrokenArchive() throws Exception {
    IntakeNight shop = shop();
    Files.write(folder.resolve("broken.csv.gz"), new byte[] {31, -117, 8, 0, 1, 2, 3, 4, 5, 6});

    Failure failure =
        catchThrowableOfType(
            Failure.class,
            () ->
                shop.takeIn(
                    "2026-01-01",
                    SHOP + "sources.orders.website.path = ${folder}\"/broken.csv.gz\"\n"));

    assertThat(failure.outcome()).isEqualTo(Outcome.UNREADABLE_INPUT);
    assertThat(failure).hasMessageContaining("broken.csv.gz");
  }

  @Test
  void refusesAFileThatIsNotOfItsFormat() {
    IntakeNight shop = shop().deliver("orders.parquet", "not parquet at all");

    Failure failure =
        catchThrowableOfType(
            Failure.class,
            () ->
                shop.takeIn(
                    "2026-01-01",
                    SHOP
                        + "sources.orders.website { format = parquet, path ="
                        + " ${folder}\"/orders.parquet\" }\n"));

    assertThat(failure.outcome()).isEqualTo(Outcome.UNREADABLE_INPUT);
  }

  private IntakeNight shop() {
    return new IntakeNight(folder, "Europe/Paris")
        .deliver(
            "orders.csv",
            "Customer,Day,Total,Unit Price (net),a.day",
            "c1,2026-01-01,10,7.5,2026-01-02");
  }
}
