package io.filrouge.batch.activation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;

import io.filrouge.batch.tables.Publisher;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Which events can have to do with each other: those that name the same visitor, customer or cart,
 * and so on through all they name. Whatever one family does changes no cart of another.
 */
final class Kinship {
  private static final Column BY_VISITOR =
      coalesce(concat(lit("v/"), col("visitor_id")), concat(lit("c/"), col("customer_id")));
  private static final Column BY_CUSTOMER =
      coalesce(concat(lit("c/"), col("customer_id")), concat(lit("v/"), col("visitor_id")));
  private static final Column BY_CART = coalesce(concat(lit("k/"), col("cart_id")), BY_VISITOR);

  /**
   * Events with the {@code family} each belongs to.
   *
   * @param events with visitor_id, customer_id, cart_id, of which one of the first two is there
   */
  static Dataset<Row> of(Publisher publisher, Dataset<Row> events) {
    Dataset<Row> names =
        publisher.keep(
            events
                .select("visitor_id", "customer_id", "cart_id")
                .distinct()
                .withColumn("family", BY_CUSTOMER));
    while (true) {
      Dataset<Row> spread = publisher.keep(spread(names));
      boolean isSettled = spread.where(not(col("family").equalTo(col("before")))).isEmpty();
      names = spread.drop("before");
      if (isSettled) {
        break;
      }
    }
    Dataset<Row> families = names;
    return events
        .as("event")
        .join(
            families.as("named"), same("visitor_id").and(same("customer_id")).and(same("cart_id")))
        .select("event.*", "named.family");
  }

  // The smallest name wins, and goes three ways a round.
  private static Dataset<Row> spread(Dataset<Row> names) {
    return names
        .withColumn("before", col("family"))
        .withColumn("family", smallest(BY_VISITOR))
        .withColumn("family", smallest(BY_CUSTOMER))
        .withColumn("family", smallest(BY_CART));
  }

  private static Column smallest(Column group) {
    return least(col("family"), min("family").over(Window.partitionBy(group)));
  }

  private static Column same(String name) {
    return col("event." + name).eqNullSafe(col("named." + name));
  }

  private Kinship() {}
}
