package io.filrouge.batch.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.SparkFixture;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
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

  private static TableCheck check(
      String shufflePartitions, OptionalLong expected, String... values) {
    SparkSession session = SparkFixture.spark().newSession();
    session.conf().set("spark.sql.shuffle.partitions", shufflePartitions);
    Dataset<Row> rows =
        session.sql(
            Arrays.stream(values)
                .collect(
                    Collectors.joining(
                        ", ", "SELECT * FROM VALUES ", " AS (customer, day, amount)")));
    return TableCheck.of(TABLE, TABLE.conform(rows), expected);
  }
}
