package io.filrouge.batch.identity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import io.filrouge.batch.tables.Night;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Rows of {@code identity_merges}: who turned out to be one on a night, and by which edge. */
final class Merges {
  private static final StructType RETIRED =
      new StructType()
          .add("retired_customer_id", DataTypes.StringType)
          .add("survivor_id", DataTypes.StringType);

  /**
   * @param edges with outcome: see {@link Edges} and {@link GraphTask}
   * @param customers identifier, customer_id
   * @param retired retired ids with their survivors
   */
  static Dataset<Row> of(
      Dataset<Row> edges, Dataset<Row> customers, Map<String, String> retired, Night night) {
    Dataset<Row> joining =
        edges
            .where(col("visible_on").equalTo(night.date()))
            .where("outcome IN ('joined', 'merged') AND identifier_a <> identifier_b")
            .join(customers, col("identifier_a").equalTo(col("identifier")))
            .drop("identifier");
    Dataset<Row> people =
        joining
            .where("outcome = 'merged'")
            .withColumn("retired_customer_id", lit(null).cast("string"));
    Dataset<Row> merges =
        retired.isEmpty() ? people : people.unionByName(aliases(joining, retired));
    return merges.select(
        night.date().as("as_of_date"),
        col("customer_id"),
        col("retired_customer_id"),
        col("identifier_a"),
        col("kind_a"),
        col("identifier_b"),
        col("kind_b"),
        cause().as("cause"));
  }

  // An id that lives on as an alias: the cause is the strongest edge of the night that joined
  // something to the customer who remains.
  private static Dataset<Row> aliases(Dataset<Row> joining, Map<String, String> retired) {
    List<Row> rows =
        retired.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> RowFactory.create(entry.getKey(), entry.getValue()))
            .toList();
    Dataset<Row> ids = joining.sparkSession().createDataFrame(rows, RETIRED);
    Dataset<Row> strongest =
        joining
            .withColumn(
                "rank",
                row_number()
                    .over(
                        Window.partitionBy("customer_id")
                            .orderBy(
                                col("outcome").desc(),
                                col("priority"),
                                col("node_a"),
                                col("node_b"))))
            .where("rank = 1")
            .drop("rank");
    return strongest.join(ids, col("customer_id").equalTo(col("survivor_id"))).drop("survivor_id");
  }

  private static Column cause() {
    return concat(
        col("kind_a"), lit(" and "), col("kind_b"), lit(" in one row of "), col("sources"));
  }

  private Merges() {}
}
