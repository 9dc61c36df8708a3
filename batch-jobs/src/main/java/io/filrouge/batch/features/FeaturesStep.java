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
import io.filrouge.batch.tables.WebEvents;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Publishes {@code features.customer_daily_activity} as of a night and, made from it, the night's
 * rows of {@code features.customer_features}.
 */
public final class FeaturesStep {

  /**
   * Reads cleansed orders, order lines, records and web events, and who they belong to.
   *
   * @param settings what the shop chose
   */
  public static void publish(Publisher publisher, FeatureSettings settings) {
    Lake lake = publisher.lake();
    Night night = publisher.night();
    Dataset<Row> customers =
        publisher.keep(KnownCustomers.on(lake.read(CustomerIdentifiers.CONTRACT), night));
    Dataset<Row> orders = lake.read(Orders.CONTRACT);
    Dataset<Row> orderLines = lake.read(OrderLines.CONTRACT);
    Dataset<Row> webEvents = lake.read(WebEvents.CONTRACT).where(night.seesTakenIn("occurred_at"));
    Optional<Dataset<Row>> happenings = Happenings.of(lake, customers, night).map(publisher::keep);
    Dataset<Row> days =
        publisher.keep(
            DailyActivity.of(
                orders,
                orderLines,
                WebSessions.daily(webEvents, customers),
                happenings.map(Happenings::daily)));
    publisher.overwrite(CustomerDailyActivity.CONTRACT, days);
    publisher.replaceNight(
        CustomerFeatures.CONTRACT,
        "as_of_date",
        CustomerFeatureBuilder.build(
            days,
            orders,
            orderLines,
            lake.read(CustomerRecords.CONTRACT),
            customers,
            Relationship.of(happenings, orders, customers),
            settings,
            night));
  }

  private FeaturesStep() {}
}
