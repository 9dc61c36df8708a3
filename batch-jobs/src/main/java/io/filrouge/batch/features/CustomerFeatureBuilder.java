package io.filrouge.batch.features;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

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
   * @param settings what the shop chose
   */
  static Dataset<Row> build(
      Dataset<Row> days,
      Dataset<Row> orders,
      Dataset<Row> orderLines,
      Dataset<Row> contacts,
      Dataset<Row> customers,
      List<Dataset<Row>> relationship,
      FeatureSettings settings,
      Night night) {
    Dataset<Row> bought =
        ActivityFeatures.of(days, customers, night)
            .join(PurchaseRhythm.of(days), key(), "left_outer")
            .join(ProductTaste.products(orderLines), key(), "left_outer")
            .join(ProductTaste.categories(orderLines, night), key(), "left_outer")
            .join(PurchaseHabits.times(orders), key(), "left_outer")
            .join(PurchaseHabits.channels(orders), key(), "left_outer")
            .join(PurchaseHabits.places(orders), key(), "left_outer")
            .join(PurchaseHabits.origins(orders), key(), "left_outer")
            .join(RecordTraits.of(contacts, night), key(), "left_outer");
    Dataset<Row> features =
        relationship.stream()
            .reduce(bought, (rows, part) -> rows.join(part, key(), "left_outer"))
            .transform(Relationship::completed)
            .transform(rows -> Responsiveness.judged(rows, settings.engagement()))
            .withColumn("country", coalesce(col("order_country"), col("record_country")))
            .withColumns(
                Map.of(
                    "region",
                        coalesce(
                            regionIn("order_region", "order_region_country"),
                            regionIn("record_region", "record_country")),
                    "urbanity",
                        RecordTraits.urbanity(
                            settings.urbanity(), coalesce(col("record_country"), col("country"))),
                    "channel_order_count", orZero("channel_order_count"),
                    "product_count", orZero("product_count"),
                    "category_count", orZero("category_count"),
                    "category_count_365d", orZero("category_count_365d"),
                    "favourite_category_share",
                        ActivityFeatures.ratio(
                            col("favourite_category_amount"), col("gross_amount"))));
    return CustomerFeatures.CONTRACT.conform(features);
  }

  /** A region, unless it lies in another country than the customer is taken to live in. */
  private static Column regionIn(String region, String country) {
    return when(col(country).isNull().or(col(country).equalTo(col("country"))), col(region));
  }

  private static String[] key() {
    return new String[] {"customer_id"};
  }

  private static Column orZero(String count) {
    return coalesce(col(count), lit(0L));
  }

  private CustomerFeatureBuilder() {}
}
