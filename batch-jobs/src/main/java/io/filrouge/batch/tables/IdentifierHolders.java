package io.filrouge.batch.tables;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.split;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Whose identifiers changed hands between two nights, and who has which on a night. */
public final class IdentifierHolders {

  /** {@code identifier, customer_id}: the customer of each identifier on a night. */
  public static Dataset<Row> on(Dataset<Row> customerIdentifiers, Night night) {
    return customerIdentifiers.where(holdsOn(night)).select("identifier", "customer_id");
  }

  /**
   * {@code former_id, present_id}: into whom those were merged who are nobody any more on a night.
   */
  public static Dataset<Row> presentIds(Dataset<Row> customerIdentifiers, Night night) {
    return customerIdentifiers
        .where(holdsOn(night))
        .where("size(former_ids) > 0")
        .select(col("customer_id"), explode(col("former_ids")).as("former"))
        .groupBy(element_at(split(col("former"), "@"), 1).as("former_id"))
        .agg(max("customer_id").as("present_id"));
  }

  /** How many customers have identifiers. */
  public static long count(Dataset<Row> holders) {
    return holders.select("customer_id").distinct().count();
  }

  /** Whether a row of {@code identity.customer_identifiers} holds on a night. */
  public static Column holdsOn(Night night) {
    return col("valid_from")
        .leq(night.date())
        .and(col("valid_to").isNull().or(col("valid_to").gt(night.date())));
  }

  /**
   * {@code customer_id}, repeated or not: customers who have an identifier on the night that they
   * did not have on the earlier one, or the other way round. Everybody new is among them.
   */
  public static Dataset<Row> since(Dataset<Row> customerIdentifiers, Night earlier, Night night) {
    return customerIdentifiers
        .where(isBetween("valid_from", earlier, night).or(isBetween("valid_to", earlier, night)))
        .select("customer_id");
  }

  private static Column isBetween(String day, Night earlier, Night night) {
    return col(day).gt(earlier.date()).and(col(day).leq(night.date()));
  }

  private IdentifierHolders() {}
}
