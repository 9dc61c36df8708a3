package io.filrouge.batch.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.batch.SparkFixture;
import org.apache.spark.sql.AnalysisException;
import org.junit.jupiter.api.Test;

class TableContractTest {
  private static final TableContract TABLE =
      TableContract.table(Layer.MART, "things", "One row a thing.")
          .required("thing_id", ColumnTypes.TEXT, "the thing")
          .optional("seen_on", ColumnTypes.DAY, "when; empty: never")
          .build();

  @Test
  void takesOnRowsFromBeforeAnOptionalColumnCame() {
    var rows = SparkFixture.spark().sql("SELECT 'a' AS thing_id, 1 AS gone");
    assertThat(TABLE.widen(rows).collectAsList()).hasToString("[[a,null]]");
    assertThat(TABLE.widen(rows).columns()).containsExactly("thing_id", "seen_on");
  }

  @Test
  void makesNothingUpForARequiredColumn() {
    var rows = SparkFixture.spark().sql("SELECT DATE '2026-01-01' AS seen_on");
    assertThatThrownBy(() -> TABLE.widen(rows)).isInstanceOf(AnalysisException.class);
  }
}
