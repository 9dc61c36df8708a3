package io.filrouge.batch.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.SparkFixture;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ValidityTest {
  private static final Validity VALIDITY = new Validity("customer_id", "valid_from", "valid_to");

  @Test
  void opensKeepsAndClosesRowsAsNightsPass() {
    Dataset<Row> first = night("2026-01-01", none(), "('a', 1), ('b', 1)");
    Dataset<Row> second = night("2026-01-02", first, "('a', 2), ('c', 1)");

    assertThat(texts(second))
        .containsExactlyInAnyOrder(
            "a 1 2026-01-01 2026-01-02",
            "a 2 2026-01-02 null",
            "b 1 2026-01-01 2026-01-02",
            "c 1 2026-01-02 null");
  }

  @Test
  void givesTheSameWhenANightIsRunAgain() {
    Dataset<Row> first = night("2026-01-01", none(), "('a', 1), ('b', 1)");
    Dataset<Row> second = night("2026-01-02", first, "('a', 2), ('b', 1)");

    assertThat(texts(night("2026-01-02", second, "('a', 2), ('b', 1)")))
        .containsExactlyInAnyOrderElementsOf(texts(second));
    assertThat(texts(night("2026-01-01", second, "('a', 1), ('b', 1)")))
        .containsExactlyInAnyOrderElementsOf(texts(first));
  }

  private static Dataset<Row> night(String date, Dataset<Row> table, String rows) {
    Night night = new Night(LocalDate.parse(date), ZoneId.of("Europe/Paris"));
    Dataset<Row> current =
        SparkFixture.spark().sql("SELECT * FROM VALUES " + rows + " AS t(customer_id, stage)");
    return VALIDITY.advance(VALIDITY.before(table, night), current, List.of("stage"), night);
  }

  private static Dataset<Row> none() {
    return SparkFixture.spark()
        .sql(
            "SELECT '' AS customer_id, 0 AS stage, DATE '2026-01-01' AS valid_from,"
                + " CAST(null AS DATE) AS valid_to")
        .where("false");
  }

  private static List<String> texts(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(row -> row.mkString(" ")).toList();
  }
}
