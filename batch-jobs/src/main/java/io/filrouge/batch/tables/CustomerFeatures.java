package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

import java.util.List;

/** Everything known of a customer on a night that a model may learn from. */
public final class CustomerFeatures {
  /**
   * Stands for who the customers of a night are, where each has one row: the exclusive or of 48
   * bits of their hashes.
   */
  static final String CUSTOMERS = "bit_xor(xxhash64(customer_id) & 281474976710655L)";

  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.FEATURES,
              "customer_features",
              "One row a customer and night, computed only from what had happened and was known by"
                  + " then. The feature catalogue tells each column's window, type and leak risk.")
          .key("customer_id", "as_of_date")
          .partitionedBy("as_of_date")
          .required("customer_id", TEXT, "the customer")
          .required("as_of_date", DAY, "the night")
          .columns(FeatureCatalogue.FEATURES.stream().map(Feature::column).toList())
          .mustHold("recency_within_age", "recency_days is null or recency_days <= age_days")
          .mustHold("purchase_days_within_orders", "purchase_day_count <= order_count")
          .steady()
          .watched("is_prospect", "days_since_last_order", "order_count", "net_amount")
          .total("customers", CUSTOMERS)
          .totalAsIn(Orders.CONTRACT, "purchases", "sum(order_count)")
          .build();

  /** The catalogue's features, in the order of the table's columns. */
  public static List<Feature> features() {
    return FeatureCatalogue.FEATURES;
  }

  private CustomerFeatures() {}
}
