package io.filrouge.batch.segments;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.filrouge.domain.segments.ParetoClass;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** The exact limits between Pareto classes; see {@link ParetoClass}. */
final class ParetoEdges {
  static final String PARETO = "pareto";
  static final String A_B = "A-B";
  static final String B_C = "B-C";

  /**
   * {@code dimension, edge, value}: the smallest net amounts of A and of B, none where nobody's is
   * positive. A class reaches down to the customer who crosses its share of the total.
   *
   * @param features {@code features.customer_features} of one night
   */
  static Dataset<Row> of(Dataset<Row> features) {
    WindowSpec downward = Window.partitionBy("dimension").orderBy(col("value").desc());
    WindowSpec all = Window.partitionBy("dimension");
    Column named =
        array(
            struct(lit(A_B).as("edge"), col("from_a").as("value")),
            struct(lit(B_C).as("edge"), col("from_b").as("value")));
    return features
        .where(col("net_amount").gt(0))
        .groupBy(lit(PARETO).as("dimension"), col("net_amount").as("value"))
        .agg(sum("net_amount").as("amount"))
        .withColumn("down_to_here", sum("amount").over(downward))
        .withColumn("in_all", sum("amount").over(all))
        .groupBy("dimension")
        .agg(
            smallestWithin(ParetoClass.A_PERCENT).as("from_a"),
            smallestWithin(ParetoClass.B_PERCENT).as("from_b"))
        .select(col("dimension"), explode(named).as("named"))
        .select(col("dimension"), col("named.edge"), col("named.value").cast("double").as("value"));
  }

  private static Column smallestWithin(int percent) {
    Column above = col("down_to_here").minus(col("amount"));
    Column isWithin = above.multiply(100).lt(col("in_all").multiply(percent));
    return min(when(isWithin, col("value")));
  }

  private ParetoEdges() {}
}
