package io.filrouge.batch.features;

import io.filrouge.batch.tables.CustomerContacts;
import io.filrouge.batch.tables.CustomerDailyActivity;
import io.filrouge.batch.tables.CustomerFeatures;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.LoyaltyMovements;
import io.filrouge.batch.tables.MessageEvents;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.OrderLines;
import io.filrouge.batch.tables.Orders;
import io.filrouge.batch.tables.Products;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.Referrals;
import io.filrouge.batch.tables.Reviews;
import io.filrouge.batch.tables.ServiceCases;
import io.filrouge.batch.tables.StagedCustomerRecords;
import io.filrouge.batch.tables.StagedOrderLines;
import io.filrouge.batch.tables.SurveyAnswers;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.batch.tables.WebEvents;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Publishes {@code features.customer_daily_activity} as of a night and, made from it, the night's
 * rows of {@code features.customer_features}.
 */
public final class FeaturesStep {
  private static final List<TableContract> CARRIED =
      List.of(CustomerDailyActivity.CONTRACT, CustomerFeatures.CONTRACT);

  private static final List<TableContract> MADE_FROM =
      List.of(
          CustomerIdentifiers.CONTRACT,
          CustomerContacts.CONTRACT,
          StagedCustomerRecords.CONTRACT,
          StagedOrderLines.CONTRACT,
          Products.CONTRACT,
          OrderLines.CONTRACT,
          Orders.CONTRACT,
          WebEvents.CONTRACT,
          MessageEvents.CONTRACT,
          ServiceCases.STAGED,
          ServiceCases.CONTRACT,
          SurveyAnswers.CONTRACT,
          Reviews.STAGED,
          Reviews.CONTRACT,
          LoyaltyMovements.CONTRACT,
          Referrals.CONTRACT);

  /**
   * Reads cleansed orders, order lines and web events, who they belong to, and golden records.
   *
   * <p>Days of customers of whom the night sees something new are counted anew, all others carried
   * on. Features that look back from the night are added up from the days for everybody; what
   * merely follows from what was bought and said is carried on likewise.
   *
   * @param settings what the shop chose
   */
  public static void publish(Publisher publisher, FeatureSettings settings) {
    Lake lake = publisher.lake();
    Night night = publisher.night();
    Dataset<Row> customers =
        publisher.keep(KnownCustomers.on(lake.read(CustomerIdentifiers.CONTRACT), night));
    Optional<Carried> carried =
        publisher.earlier(CARRIED, MADE_FROM).flatMap(earlier -> Carried.since(earlier, publisher));
    UnaryOperator<Dataset<Row>> counted =
        rows -> carried.map(rest -> rest.touched(rows)).orElse(rows);
    Dataset<Row> countedCustomers = counted.apply(customers);
    Dataset<Row> orders = counted.apply(lake.read(Orders.CONTRACT));
    Dataset<Row> orderLines = counted.apply(lake.read(OrderLines.CONTRACT));
    Dataset<Row> seen = lake.read(WebEvents.CONTRACT).where(night.seesTakenIn("occurred_at"));
    Dataset<Row> webEvents =
        carried.map(rest -> WebSessions.of(seen, countedCustomers)).orElse(seen);
    Optional<Dataset<Row>> happenings =
        Happenings.of(lake, countedCustomers, night).map(publisher::keep);
    Dataset<Row> days =
        publisher.keep(
            DailyActivity.of(
                orders,
                orderLines,
                WebSessions.daily(webEvents, countedCustomers),
                happenings.map(Happenings::daily)));
    publisher.overwrite(CustomerDailyActivity.CONTRACT, days, carried.map(Carried::days));
    Dataset<Row> features =
        CustomerFeatureBuilder.build(
            days,
            orders,
            orderLines,
            counted.apply(lake.read(CustomerContacts.CONTRACT)),
            countedCustomers,
            Relationship.of(happenings, lake.read(Orders.CONTRACT), customers),
            settings,
            night);
    publisher.replaceNight(
        CustomerFeatures.CONTRACT,
        "as_of_date",
        carried
            .map(rest -> features.unionAll(rest.features(customers, settings)))
            .orElse(features));
  }

  private FeaturesStep() {}
}
