package io.filrouge.batch.features;

import io.filrouge.batch.tables.CustomerDailyActivity;
import io.filrouge.batch.tables.CustomerFeatures;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.CustomerRecords;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.OrderLines;
import io.filrouge.batch.tables.Orders;
import io.filrouge.batch.tables.Publisher;

/** Publishes a night's rows of {@code features.customer_features}. */
public final class CustomerFeaturesStep {

  /** Reads the daily activity that {@link DailyActivityStep} published for the same night. */
  public static void publish(Publisher publisher) {
    Lake lake = publisher.lake();
    Night night = publisher.night();
    publisher.replaceNight(
        CustomerFeatures.CONTRACT,
        "as_of_date",
        CustomerFeatureBuilder.build(
            lake.read(CustomerDailyActivity.CONTRACT),
            lake.read(Orders.CONTRACT),
            lake.read(OrderLines.CONTRACT),
            lake.read(CustomerRecords.CONTRACT),
            KnownCustomers.on(lake.read(CustomerIdentifiers.CONTRACT), night),
            night));
  }

  private CustomerFeaturesStep() {}
}
