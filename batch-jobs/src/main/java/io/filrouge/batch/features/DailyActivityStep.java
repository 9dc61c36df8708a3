package io.filrouge.batch.features;

import io.filrouge.batch.tables.CustomerDailyActivity;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.OrderLines;
import io.filrouge.batch.tables.Orders;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.WebEvents;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Publishes {@code features.customer_daily_activity} as of a night, from the cleansed tables. */
public final class DailyActivityStep {

  /** Reads cleansed orders, order lines and web events, and who they belong to. */
  public static void publish(Publisher publisher) {
    Lake lake = publisher.lake();
    Night night = publisher.night();
    Dataset<Row> customers = KnownCustomers.on(lake.read(CustomerIdentifiers.CONTRACT), night);
    Dataset<Row> webEvents = WebSessions.visible(lake.read(WebEvents.CONTRACT), night);
    publisher.overwrite(
        CustomerDailyActivity.CONTRACT,
        DailyActivity.of(
            lake.read(Orders.CONTRACT),
            lake.read(OrderLines.CONTRACT),
            WebSessions.daily(webEvents, customers)));
  }

  private DailyActivityStep() {}
}
