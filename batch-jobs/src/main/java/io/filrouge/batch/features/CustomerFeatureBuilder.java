package io.filrouge.batch.features;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.filrouge.batch.tables.CustomerFeatures;
import io.filrouge.batch.tables.Night;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Puts the features of a night together: each part is one row a customer, already laid out by
 * customer, so that no join moves a row again.
 */
final class CustomerFeatureBuilder {

  /**
   * Computes {@code customer_features} of the night: everybody known, prospects beside customers.
   *
   * @param days {@code features.customer_daily_activity} as of the night
   * @param orders {@code cleansed.orders} as of the night
   * @param orderLines {@code cleansed.order_lines} as of the night
   * @param contacts {@code identity.customer_contacts} as of the night
   * @param customers {@code identifier, customer_id}, as {@link KnownCustomers} gives it
   * @param relationship parts by customer, as {@link Relationship} gives them
   */
  static Dataset<Row> build(
      Dataset<Row> days,
      Dataset<Row> orders,
      Dataset<Row> orderLines,
      Dataset<Row> contacts,
      Dataset<Row> customers,
      List<Dataset<Row>> relationship,
      Night night) {
    Dataset<Row> bought =
        ActivityFeatures.of(days, customers, night)
            .join(PurchaseRhythm.of(days), key(), "left_outer")
            .join(ProductTaste.products(orderLines), key(), "left_outer")
            .join(ProductTaste.categories(orderLines, night), key(), "left_outer")
            .join(PurchaseHabits.times(orders), key(), "left_outer")
            .join(PurchaseHabits.channels(orders), key(), "left_outer")
            .join(PurchaseHabits.countries(orders), key(), "left_outer")
            .join(RecordCountry.of(contacts), key(), "left_outer");
    Dataset<Row> features =
        relationship.stream()
            .reduce(bought, (rows, part) -> rows.join(part, key(), "left_outer"))
            .transform(Relationship::completed)
            .withColumns(
                Map.of(
                    "country", coalesce(col("order_country"), col("record_country")),
                    "product_count", orZero("product_count"),
                    "category_count", orZero("category_count"),
                    "category_count_365d", orZero("category_count_365d"),
                    "favourite_category_share",
                        ActivityFeatures.ratio(
                            col("favourite_category_amount"), col("gross_amount"))));
    return CustomerFeatures.CONTRACT.conform(features);
  }

  private static String[] key() {
    return new String[] {"customer_id"};
  }

  private static Column orZero(String count) {
    return coalesce(col(count), lit(0L));
  }

  private CustomerFeatureBuilder() {}
}
