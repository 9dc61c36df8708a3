package io.filrouge.batch.exports;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import io.filrouge.domain.audiences.Recipe;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Who has left, for a destination that knows people by hashed keys alone: the keys that it was sent
 * and must let go, of those who left and of those who have other keys now. A key that somebody
 * still in the audience has is not among them, or the destination would let go of that person.
 */
final class Withdrawals {
  private static final String KEY = "key";
  private static final String VALUE = "value";

  /** Rows with {@link SplitRows#ORDER} and the recipe's key columns. */
  static Dataset<Row> of(AudienceRun run, Recipe recipe) {
    List<String> keys = recipe.hashedKeyColumns();
    Dataset<Row> gone =
        run.rows()
            .where(size(col("withdrawn")).gt(0))
            .select(col("customer_id"), posexplode(col("withdrawn")))
            .select(col("customer_id"), col("pos"), explode(col("col")));
    Dataset<Row> stillThere =
        run.rows()
            .where(col("checksum").isNotNull())
            .select(explode(col("identifiers")))
            .where(col(KEY).isInCollection(keys));
    Column[] columns = keys.stream().map(Withdrawals::column).toArray(Column[]::new);
    return gone.join(
            stillThere,
            gone.col(KEY)
                .equalTo(stillThere.col(KEY))
                .and(gone.col(VALUE).equalTo(stillThere.col(VALUE))),
            "left_anti")
        .groupBy("customer_id", "pos")
        .agg(columns[0], List.of(columns).subList(1, columns.length).toArray(Column[]::new))
        .withColumn(SplitRows.ORDER, concat_ws("/", col("customer_id"), col("pos")))
        .drop("customer_id", "pos");
  }

  private static Column column(String key) {
    return max(when(col(KEY).equalTo(key), col(VALUE))).as(key);
  }

  private Withdrawals() {}
}
