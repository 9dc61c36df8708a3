package io.filrouge.batch.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.SparkFixture;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small tables are checked in one pass and large ones in two: what is found is the same. */
class TableCheckTest {
  private static final TableContract TABLE =
      TableContract.table(Layer.MART, "visits", "")
          .key("customer", "day")
          .required("customer", ColumnTypes.TEXT, "")
          .required("day", ColumnTypes.WHOLE, "")
          .optional("amount", ColumnTypes.WHOLE, "")
          .mustHold("amount_is_positive", "amount is null or amount > 0")
          .shouldHold("amount_is_usual", "amount < 100")
          .build();

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void findsNothingWrongWithGoodRows(String shufflePartitions) {
    TableCheck check =
        check(shufflePartitions, OptionalLong.of(2), "('ann', 1, 5)", "('ann', 2, 6)");

    assertThat(check.rowCount()).isEqualTo(2);
    assertThat(check.broken()).isEmpty();
    assertThat(check.results("ingest")).allMatch(QualityResult::isPassed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void countsTheRowsThatBreakEachRule(String shufflePartitions) {
    TableCheck check =
        check(
            shufflePartitions,
            OptionalLong.empty(),
            "('ann', 1, 5)",
            "('ann', 1, 6)",
            "('ann', 1, 6)",
            "('bob', 1, -1)",
            "('bob', null, 200)",
            "('cyd', 1, null)");

    assertThat(check.broken())
        .containsExactlyInAnyOrder(
            "key_is_unique (2 rows)", "day_is_present (1 rows)", "amount_is_positive (1 rows)");
    assertThat(check.results("ingest"))
        .filteredOn(result -> result.rule().equals("amount_is_usual"))
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.severity()).isEqualTo("warn");
              assertThat(result.value()).isEqualTo(2);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void missesRowsThatWereCounted(String shufflePartitions) {
    assertThat(check(shufflePartitions, OptionalLong.of(3), "('ann', 1, 5)").broken())
        .containsExactly("counted_rows_are_there (2 rows)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void namesSomeRowsThatBreakARuleByTheirKey(String shufflePartitions) {
    TableCheck check =
        check(
            shufflePartitions,
            OptionalLong.empty(),
            "('eve', 2, -1)",
            "('dan', 1, -1)",
            "('dan', 1, 5)",
            "('bob', 1, -1)",
            "(null, 3, -1)");

    assertThat(check.results("ingest"))
        .filteredOn(result -> !result.isPassed())
        .extracting(QualityResult::line)
        .containsExactlyInAnyOrder(
            "mart/visits: key_is_unique (1 rows, such as customer=dan day=1)",
            "mart/visits: customer_is_present (1 rows, such as customer=null day=3)",
            "mart/visits: amount_is_positive (4 rows, such as customer=null day=3; customer=bob"
                + " day=1)");
  }

  @Test
  void namesNoRowsOfATableWithPersonalData() {
    TableContract personal =
        TableContract.table(Layer.MART, "addresses", "")
            .key("customer")
            .personal()
            .required("customer", ColumnTypes.TEXT, "")
            .required("day", ColumnTypes.WHOLE, "")
            .optional("amount", ColumnTypes.WHOLE, "")
            .between("amount", 0, 10)
            .build();

    assertThat(
            check(personal, "1", OptionalLong.empty(), "('ann', 1, 11)", "('ann', 2, 12)")
                .results("ingest"))
        .filteredOn(result -> !result.isPassed())
        .extracting(QualityResult::line)
        .containsExactlyInAnyOrder(
            "mart/addresses: key_is_unique (1 rows)",
            "mart/addresses: amount_within_0_and_10 (2 rows)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void takesTheFiguresOfWatchedColumnsInTheSamePass(String shufflePartitions) {
    TableContract watched =
        TableContract.table(Layer.MART, "visits", "")
            .key("customer", "day")
            .required("customer", ColumnTypes.TEXT, "")
            .required("day", ColumnTypes.WHOLE, "")
            .optional("amount", ColumnTypes.WHOLE, "")
            .watched("amount")
            .watchedOneOf("customer", List.of("ann", "bob"))
            .total("days", "sum(day)")
            .total("customers", CustomerFeatures.CUSTOMERS.replace("customer_id", "customer"))
            .build();

    List<QualityResult> results =
        check(
                watched,
                shufflePartitions,
                OptionalLong.empty(),
                "('ann', 1, 1)",
                "('ann', 2, 2)",
                "('cyd', 3, null)")
            .results("ingest");

    assertThat(results)
        .filteredOn(result -> result.severity().equals("info"))
        .filteredOn(result -> !result.rule().equals("total of customers"))
        .extracting(result -> result.rule() + " " + result.value())
        .containsExactly(
            "rows_published 3.0",
            "mean of amount 1.5",
            "deviation of amount 0.5",
            "rows with amount null 1.0",
            "rows with customer ann 2.0",
            "rows with customer bob 0.0",
            "total of days 6.0");
    assertThat(results)
        .filteredOn(result -> !result.isPassed())
        .extracting(QualityResult::line)
        .containsExactly("mart/visits: customer_accepted (1 rows, such as customer=cyd day=3)");
  }

  private static TableCheck check(
      String shufflePartitions, OptionalLong expected, String... values) {
    return check(TABLE, shufflePartitions, expected, values);
  }

  private static TableCheck check(
      TableContract table, String shufflePartitions, OptionalLong expected, String... values) {
    SparkSession session = SparkFixture.spark().newSession();
    session.conf().set("spark.sql.shuffle.partitions", shufflePartitions);
    Dataset<Row> rows =
        session.sql(
            Arrays.stream(values)
                .collect(
                    Collectors.joining(
                        ", ", "SELECT * FROM VALUES ", " AS (customer, day, amount)")));
    return TableCheck.of(table, table.conform(rows), expected, 2);
  }
}
