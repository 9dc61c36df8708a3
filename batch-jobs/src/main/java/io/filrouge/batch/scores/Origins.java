package io.filrouge.batch.scores;

import static org.apache.spark.sql.functions.col;

import io.filrouge.domain.purchases.Origin;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/** {@link Origin} in three columns: the last of {@link Traits}. */
final class Origins {
  static final Column CHANNEL = col("traits.channel");
  static final Column COUNTRY = col("traits.country");
  static final Column YEAR = col("traits.first_year");

  /**
   * @param from the place of the first of the three in a row
   */
  static Origin of(Row row, int from) {
    Integer year = (Integer) row.get(from + 2);
    return new Origin(row.getString(from), row.getString(from + 1), year == null ? 0 : year);
  }

  private Origins() {}
}
