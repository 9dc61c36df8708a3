package io.filrouge.batch.segments;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** The exact limits between RFM scores; see {@link io.filrouge.domain.segments.Quintiles}. */
final class QuintileEdges {
  static final String RECENCY = "recency_days";
  static final String FREQUENCY = "frequency";
  static final String MONETARY = "monetary";

  /**
   * {@code dimension, edge, value}: four limits for each of the three dimensions, none without a
   * customer.
   *
   * <p>Customers are first counted by value, so that what is sorted on one task is as narrow and as
   * short as can be: two numbers for each distinct value.
   *
   * @param features {@code features.customer_features} of one night
   */
  static Dataset<Row> of(Dataset<Row> features) {
    WindowSpec upward = Window.partitionBy("dimension").orderBy("value");
    WindowSpec all = Window.partitionBy("dimension");
    Column figures =
        array(
            figure(RECENCY, "days_since_last_order"),
            figure(FREQUENCY, "purchase_day_count"),
            figure(MONETARY, "net_amount"));
    return features
        .where(not(col("is_prospect")))
        .select(explode(figures).as("figure"))
        .groupBy(col("figure.dimension").as("dimension"), col("figure.value").as("value"))
        .agg(count(lit(1)).as("customer_count"))
        .withColumn("up_to_here", sum("customer_count").over(upward))
        .withColumn("in_all", sum("customer_count").over(all))
        .groupBy("dimension")
        .agg(
            edge(1),
            IntStream.rangeClosed(2, 4).mapToObj(QuintileEdges::edge).toArray(Column[]::new))
        .select(col("dimension"), explode(named()).as("named"))
        .select("dimension", "named.edge", "named.value");
  }

  private static Column figure(String dimension, String feature) {
    return struct(lit(dimension).as("dimension"), col(feature).cast("double").as("value"));
  }

  /** The smallest value that so many fifths of the customers do not exceed. */
  private static Column edge(int fifths) {
    Column reaches = col("up_to_here").multiply(5).geq(col("in_all").multiply(fifths));
    return min(when(reaches, col("value"))).as("edge" + fifths);
  }

  private static Column named() {
    return array(
        IntStream.rangeClosed(1, 4)
            .mapToObj(fifths -> struct(name(fifths).as("edge"), col("edge" + fifths).as("value")))
            .toArray(Column[]::new));
  }

  /** For recency the smallest values score best, so the first limit parts 4 from 5. */
  private static Column name(int fifths) {
    return when(col("dimension").equalTo(RECENCY), ascending(5 - fifths))
        .otherwise(ascending(fifths));
  }

  private static String ascending(int score) {
    return score + "-" + (score + 1);
  }

  private QuintileEdges() {}
}
