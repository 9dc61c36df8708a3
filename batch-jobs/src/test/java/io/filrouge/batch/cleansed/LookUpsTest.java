package io.filrouge.batch.cleansed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.Quarantine;
import io.filrouge.batch.tables.StagedOrderLines;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookUpsTest {
  private static final String LINES_WITH_HEADS =
      """
      shop { time-zone = Europe/Paris, currency = EUR }
      sources.orders.website {
        format = csv
        path = ${folder}"/lines*.csv"
        look-ups.head { format = csv, path = ${folder}"/heads.csv", on { number = "trim(Order)" } }
        columns {
          order_id = head.number, customer_key = head.customer, ordered_at = head.day
          product_id = Product, amount = "Pieces * head.factor"
        }
        where = "head.day IS NULL OR head.day < '2026-01-04'"
      }
      """;

  private static final String[] STAGED = {
    "order_id", "product_id", "amount", "to_date(ordered_at)", "source_file"
  };

  @TempDir Path folder;
  private IntakeNight shop;

  @BeforeEach
  void deliver() {
    shop = new IntakeNight(folder, "Europe/Paris");
    shop.deliver(
        "heads.csv", "number,customer,day,factor", "1,c1,2026-01-02,1.5", "2,c2,2026-01-05,1");
    shop.deliver(
        "lines1.csv",
        "Order,Product,Pieces",
        "1,tea,2",
        " 1 ,jam,4",
        "2,tea,1",
        "3,tea,1",
        ",tea,1");
  }

  @Test
  void laysWhatAnotherFileSaysBesideEachRowAndAccountsForAll() {
    shop.deliver("lines2.csv", "Product,Pieces,Order", "bun,1,1");

    Publisher night = shop.takeIn("2026-01-06", LINES_WITH_HEADS);

    assertThat(shop.rows(StagedOrderLines.CONTRACT, STAGED))
        .containsExactly(
            "1 | bun | 1.5000 | 2026-01-02 | lines2.csv",
            "1 | jam | 6.0000 | 2026-01-02 | lines1.csv",
            "1 | tea | 3.0000 | 2026-01-02 | lines1.csv");
    assertThat(IntakeNight.counts(night, "orders.website"))
        .containsEntry("rows_read", 6L)
        .containsEntry("rows_kept", 3L)
        .containsEntry("rows_filtered", 1L)
        .containsEntry("rows_quarantined", 2L);
    assertThat(shop.rows(Quarantine.CONTRACT, "record", "reason"))
        .hasSize(2)
        .allMatch(row -> row.contains("ordered_at: missing"))
        .anyMatch(row -> row.startsWith("{\"Product\":\"tea\",\"Pieces\":\"1\"} | "));
  }

  @Test
  void looksUpBySeveralColumnsAndOneAfterTheOther() {
    shop.deliver("prices.csv", "what,since,price", "tea,2026-01-02,7", "tea,2026-01-05,9");

    shop.takeIn(
        "2026-01-06",
        LINES_WITH_HEADS
            + """
            sources.orders.website {
              look-ups.price {
                format = csv, path = ${folder}"/prices.csv"
                on { what = Product, since = head.day }
              }
              columns.amount = "price.price"
              where = "head.day IS NOT NULL AND Product = 'tea'"
            }
            """);

    assertThat(shop.rows(StagedOrderLines.CONTRACT, "order_id", "amount"))
        .containsExactly("1 | 7.0000", "2 | 9.0000");
  }

  @Test
  void readsNoLookUpWhereNothingIsNew() {
    shop.takeIn("2026-01-06", LINES_WITH_HEADS);
    assertThat(folder.resolve("heads.csv").toFile().delete()).isTrue();

    Publisher next = shop.takeIn("2026-01-07", LINES_WITH_HEADS);

    assertThat(IntakeNight.counts(next, "orders.website")).containsEntry("rows_read", 0L);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "look-ups.head.path = ${folder}\"/none.csv\" | UNREADABLE_INPUT | Cannot read sources.orders.website.look-ups.head.path: nothing lies at",
        "look-ups.head.path = ${folder}\"/empty.csv\" | UNREADABLE_INPUT | Cannot read sources.orders.website.look-ups.head: its files are empty; deliver them",
        "look-ups.head.path = ${folder}\"/twice.csv\" | UNREADABLE_INPUT | Cannot read sources.orders.website.look-ups.head: several of its rows have the same number; deliver one row of each",
        "look-ups.head.path = ${folder}\"/torn.csv\" | UNREADABLE_INPUT | Cannot read sources.orders.website.look-ups.head: not every line can be taken apart",
        "look-ups.head.on { numbr = Order } | UNREADABLE_INPUT | Cannot read sources.orders.website.look-ups.head: it has no column numbr; did you mean number?",
        "look-ups.head.on { number = Ordr } | UNREADABLE_INPUT | Cannot read sources.orders.website.look-ups.head.on.number: the source has no column Ordr; did you mean Order?",
        "look-ups.product { format = csv, path = ${folder}\"/heads.csv\", on { number = Order } } | WRONG_CONFIGURATION | Cannot use sources.orders.website.look-ups.product: the source has a column of that name; give the look-up another one",
        "columns.ordered_at = head.dy | WRONG_CONFIGURATION | Cannot use sources.orders.website.columns.ordered_at: head.dy is neither a column nor a Spark SQL expression",
      })
  void refusesWhatWouldAddLoseOrConfuseRows(String change, Outcome outcome, String sentence) {
    shop.deliver(
        "twice.csv", "number,customer,day,factor", "1,c1,2026-01-02,1", "1,c2,2026-01-02,1");
    shop.deliver("torn.csv", "number,customer,day,factor", "1,c1,2026-01-02,1", "2,c2");
    shop.deliver("empty.csv");

    Failure failure =
        catchThrowableOfType(
            Failure.class,
            () ->
                shop.takeIn(
                    "2026-01-06", LINES_WITH_HEADS + "sources.orders.website." + change + "\n"));

    assertThat(failure).isNotNull();
    assertThat(failure).hasMessageStartingWith(sentence);
    assertThat(failure.outcome()).isEqualTo(outcome);
  }
}
