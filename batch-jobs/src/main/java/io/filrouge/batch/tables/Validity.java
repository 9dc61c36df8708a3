package io.filrouge.batch.tables;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Tables with a row for each change, valid from one night to the next change. A night is always
 * worked out from the state before it, so that a night run again gives what it gave.
 */
public final class Validity {
  private final String key;
  private final String from;
  private final String to;

  /**
   * @param key the column that names what changes
   * @param from first night on which a row holds
   * @param to first night on which it does not hold any more; empty while it holds
   */
  public Validity(String key, String from, String to) {
    this.key = key;
    this.from = from;
    this.to = to;
  }

  /** The table as it stood before {@code night}: what that night or later ones did is undone. */
  public Dataset<Row> before(Dataset<Row> table, Night night) {
    return table
        .where(col(from).lt(night.date()))
        .withColumn(to, when(col(to).lt(night.date()), col(to)));
  }

  /**
   * The table after {@code night}: rows that changed or vanished are closed, new and changed ones
   * open.
   *
   * @param before the table before the night, as {@link #before} gives it
   * @param current one row a key, without the two columns of validity
   * @param compared columns a change of which opens a new row
   */
  public Dataset<Row> advance(
      Dataset<Row> before, Dataset<Row> current, List<String> compared, Night night) {
    String[] columns = before.columns();
    Dataset<Row> closed = before.where(col(to).isNotNull());
    Dataset<Row> open = before.where(col(to).isNull());

    Dataset<Row> today =
        current.withColumn(from, night.date()).withColumn(to, lit(null).cast("date"));
    Column[] todayKeyAndState =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(col(key).as("today_key")),
                compared.stream().map(name -> col(name).as("today_" + name)))
            .toArray(Column[]::new);
    Column isSame =
        compared.stream()
            .map(name -> col(name).eqNullSafe(col("today_" + name)))
            .reduce(lit(true), Column::and);
    Dataset<Row> openAndToday =
        open.join(today.select(todayKeyAndState), col(key).equalTo(col("today_key")), "left_outer");
    Dataset<Row> settled =
        openAndToday
            .withColumn(
                to,
                when(col("today_key").isNotNull().and(isSame), lit(null).cast("date"))
                    .otherwise(night.date()))
            .selectExpr(columns);
    Dataset<Row> unchanged =
        openAndToday.where(col("today_key").isNotNull().and(isSame)).select(col(key));
    Dataset<Row> opened =
        today.join(unchanged, today.col(key).equalTo(unchanged.col(key)), "left_anti");
    return closed.unionByName(settled).unionByName(opened.selectExpr(columns));
  }
}
