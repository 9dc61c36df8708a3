package io.filrouge.batch.tables;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    Dataset<Row> closed = before.where(col(to).isNotNull());
    Dataset<Row> known =
        before
            .where(col(to).isNull())
            .select(
                col(key).as("known_key"),
                state(compared).as("known_state"),
                struct(columns(before)).as("known"));
    Dataset<Row> found =
        current
            .withColumns(Map.of(from, night.date(), to, lit(null).cast("date")))
            .to(before.schema())
            .select(
                col(key).as("found_key"),
                state(compared).as("found_state"),
                struct(columns(before)).as("found"));
    Column isSame =
        coalesce(
            col("known_key")
                .equalTo(col("found_key"))
                .and(col("known_state").eqNullSafe(col("found_state"))),
            lit(false));
    Column settled =
        when(isSame, col("known"))
            .when(col("known_key").isNotNull(), col("known").withField(to, night.date()));
    Column opened = when(not(isSame).and(col("found_key").isNotNull()), col("found"));
    Dataset<Row> open =
        known
            .join(found, col("known_key").equalTo(col("found_key")), "full_outer")
            .select(explode(array_compact(array(settled, opened))).as("row"))
            .select("row.*");
    return closed.unionByName(open);
  }

  private static Column state(List<String> compared) {
    return struct(compared.stream().map(name -> col(name)).toArray(Column[]::new));
  }

  private static Column[] columns(Dataset<Row> rows) {
    return Stream.of(rows.columns()).map(name -> col(name)).toArray(Column[]::new);
  }
}
