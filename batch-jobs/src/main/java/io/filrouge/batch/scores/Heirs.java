package io.filrouge.batch.scores;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * To whom of the customers of a cutoff that counts which happened after it: to whose identifier it
 * names, if it was known then; else, as for an account opened since, to the customer as who its
 * person now turns out to be. Of several who turned out to be one person, that is the one who
 * bought first. So every purchase counts once, and two people who were merged later stay two, as
 * the models met them.
 */
final class Heirs {

  /**
   * {@code identifier, customer_id}, the ids those of the cutoff; identifiers of people who were no
   * customers then are left out.
   *
   * @param then identifier, customer_id, first_order_date: the customers of the cutoff
   * @param now identifier, customer_id: everybody as known at the end of the window
   */
  static Dataset<Row> of(Dataset<Row> then, Dataset<Row> now) {
    Dataset<Row> known =
        then.select(
            col("identifier").as("known_identifier"),
            col("customer_id").as("known_customer_id"),
            col("first_order_date"));
    Dataset<Row> people =
        now.join(known, col("identifier").equalTo(col("known_identifier")), "left_outer");
    Dataset<Row> heirs =
        people
            .where(col("known_customer_id").isNotNull())
            .groupBy(col("customer_id").as("person"))
            .agg(
                min_by(
                        col("known_customer_id"),
                        struct(col("first_order_date"), col("known_customer_id")))
                    .as("heir"));
    return people
        .join(heirs, col("customer_id").equalTo(col("person")))
        .select(
            col("identifier"), coalesce(col("known_customer_id"), col("heir")).as("customer_id"));
  }

  private Heirs() {}
}
