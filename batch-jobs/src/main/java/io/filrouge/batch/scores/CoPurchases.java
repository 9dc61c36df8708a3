package io.filrouge.batch.scores;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sqrt;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Which products go together: bought by the same customers, more than their being bought much
 * explains.
 *
 * <p>The likeness of two products is the cosine of the sets of their buyers, {@code n_ab / sqrt(n_a
 * n_b)} (Linden, Smith and York 2003, "Amazon.com Recommendations"; Deshpande and Karypis 2004,
 * "Item-Based Top-N Recommendation Algorithms", section 4), shrunk by {@code n_ab / (n_ab +
 * shrinkage)} where few customers tell of it (Bell and Koren 2007, "Scalable Collaborative
 * Filtering with Jointly Derived Neighborhood Interpolation Weights").
 */
final class CoPurchases {
  /** Sums of these do not depend on the order in which they are summed. */
  private static final String EXACT = "decimal(20,12)";

  /**
   * {@code product_id, other_id, likeness}: to each product the few that go with it best.
   *
   * @param baskets {@code customer_id, product_id}, each pair once, of each customer so few that
   *     pairs of them can be counted
   * @param offered {@code product_id} of products that may be named as the other
   */
  static Dataset<Row> neighbours(
      Dataset<Row> baskets, Dataset<Row> offered, RecommendationSettings settings) {
    Dataset<Row> buyers = baskets.groupBy("product_id").agg(count(lit(1)).as("buyers"));
    Dataset<Row> others = baskets.select(col("customer_id"), col("product_id").as("other_id"));
    Column best = col("likeness").desc();
    return baskets
        .select("customer_id", "product_id")
        .join(
            others.join(
                offered.select(col("product_id").as("other_id")),
                new String[] {"other_id"},
                "left_semi"),
            "customer_id")
        .where(col("product_id").notEqual(col("other_id")))
        .groupBy("product_id", "other_id")
        .agg(count(lit(1)).as("both"))
        .where(col("both").geq(settings.togetherFrom()))
        .join(buyers, "product_id")
        .join(
            buyers.select(col("product_id").as("other_id"), col("buyers").as("other_buyers")),
            "other_id")
        .withColumn("likeness", likeness(settings.shrinkage()).cast(EXACT))
        .withColumn(
            "place",
            row_number()
                .over(Window.partitionBy("product_id").orderBy(best, col("other_id").asc())))
        .where(col("place").leq(settings.neighbours()))
        .select("product_id", "other_id", "likeness");
  }

  private static Column likeness(double shrinkage) {
    Column both = col("both").cast("double");
    return both.divide(sqrt(col("buyers").cast("double").multiply(col("other_buyers"))))
        .multiply(both.divide(both.plus(shrinkage)));
  }

  private CoPurchases() {}
}
