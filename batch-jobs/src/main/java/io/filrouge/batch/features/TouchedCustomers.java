package io.filrouge.batch.features;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.filrouge.batch.cleansed.TouchedByOrders;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.CustomerRecords;
import io.filrouge.batch.tables.EarlierNight;
import io.filrouge.batch.tables.IdentifierHolders;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.LoyaltyMovements;
import io.filrouge.batch.tables.MessageEvents;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.OrderLines;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Customers of whom a night sees something that the night before did not, or who have other
 * identifiers than then. For everybody else only time has passed: their days are as they were, and
 * of their features those that look back from the night move on.
 */
final class TouchedCustomers {
  private final EarlierNight earlier;
  private final Publisher publisher;
  private final Lake lake;
  private final Night night;
  private final Dataset<Row> holders;

  private TouchedCustomers(EarlierNight earlier, Publisher publisher) {
    this.earlier = earlier;
    this.publisher = publisher;
    this.lake = publisher.lake();
    this.night = publisher.night();
    this.holders = IdentifierHolders.on(lake.read(CustomerIdentifiers.CONTRACT), night);
  }

  /**
   * {@code customer_id}, each once; empty where so many are touched that all are better worked out
   * anew, or where it cannot be told.
   */
  static Optional<Dataset<Row>> since(EarlierNight earlier, Publisher publisher) {
    // Ages move for everybody.
    boolean isNewYear = earlier.night().asOf().getYear() != publisher.night().asOf().getYear();
    return isNewYear ? Optional.empty() : new TouchedCustomers(earlier, publisher).all();
  }

  private Optional<Dataset<Row>> all() {
    Optional<Dataset<Row>> linesBefore = earlier.input(OrderLines.CONTRACT);
    Optional<TouchedByOrders> byOrders =
        linesBefore.flatMap(
            lines ->
                TouchedByOrders.since(
                    earlier,
                    publisher,
                    lines,
                    lake.read(StagedOrderLines.CONTRACT),
                    lake.read(CustomerIdentifiers.CONTRACT),
                    lake.read(Products.CONTRACT)));
    if (byOrders.isEmpty()) {
      return Optional.empty();
    }
    Dataset<Row> identifiers =
        identifiers().stream().reduce(Dataset::unionAll).orElseThrow().distinct();
    Dataset<Row> touched =
        publisher.keep(
            identifiers
                .join(holders, "identifier")
                .select("customer_id")
                .unionAll(byOrders.get().customers())
                .unionAll(boughtAYearAgo())
                .distinct());
    if (!publisher.carriesOn(touched.count(), IdentifierHolders.count(holders))) {
      return Optional.empty();
    }
    return Optional.of(
        lake.has(Referrals.CONTRACT)
            ? publisher.keep(touched.unionAll(referrersOf(touched)).distinct())
            : touched);
  }

  /** Identifiers that rows name which are seen now and were not before. */
  private List<Dataset<Row>> identifiers() {
    List<Dataset<Row>> all = new ArrayList<>();
    all.add(visitors());
    all.add(
        named(
            night.newlySeen(
                lake.read(StagedCustomerRecords.CONTRACT)
                    .withColumn("said_at", CustomerRecords.saidAt()),
                "said_at",
                earlier.night()),
            "record_identifier"));
    happened(MessageEvents.CONTRACT, "occurred_at").ifPresent(all::add);
    happened(SurveyAnswers.CONTRACT, "answered_at").ifPresent(all::add);
    happened(LoyaltyMovements.CONTRACT, "occurred_at").ifPresent(all::add);
    happened(Referrals.CONTRACT, "referred_at").ifPresent(all::add);
    versions(ServiceCases.STAGED, "opened_at", "case_id").ifPresent(all::add);
    versions(Reviews.STAGED, "reviewed_at", "review_id").ifPresent(all::add);
    if (lake.has(ServiceCases.CONTRACT)) {
      all.add(solved());
    }
    return all;
  }

  /**
   * Whoever is behind new events; and where a source names no sessions, whoever shares a device
   * with them, since a new event may join two visits of it.
   */
  private Dataset<Row> visitors() {
    Dataset<Row> events = lake.read(WebEvents.CONTRACT);
    Dataset<Row> fresh = night.newlySeen(events, "occurred_at", earlier.night());
    Dataset<Row> seen = named(fresh.withColumn("somebody", WebSessions.identifier()), "somebody");
    Dataset<Row> devices =
        publisher.keep(
            fresh
                .where(col("session_id").isNull())
                .select(col("source"), WebSessions.actor().as("actor"))
                .distinct());
    if (devices.isEmpty()) {
      return seen;
    }
    return seen.unionAll(
        events
            .where(night.seesTakenIn("occurred_at"))
            .where(col("session_id").isNull())
            .select(
                col("source"),
                WebSessions.actor().as("actor"),
                WebSessions.identifier().as("identifier"))
            .join(broadcast(devices), new String[] {"source", "actor"}, "left_semi")
            .select("identifier"));
  }

  private Optional<Dataset<Row>> happened(TableContract table, String happenedAt) {
    return Optional.of(table)
        .filter(lake::has)
        .map(
            there ->
                named(
                    night.newlySeen(lake.read(there), happenedAt, earlier.night()),
                    "customer_identifier"));
  }

  /** Whoever any version names of what has a new one: a version may name somebody else. */
  private Optional<Dataset<Row>> versions(TableContract staged, String happenedAt, String id) {
    if (!lake.has(staged)) {
      return Optional.empty();
    }
    Dataset<Row> rows = lake.read(staged);
    Dataset<Row> changed =
        night.newlySeen(rows, happenedAt, earlier.night()).select("source", id).distinct();
    return Optional.of(
        named(rows.join(changed, new String[] {"source", id}, "left_semi"), "customer_identifier"));
  }

  /** A case may be known to be solved at a time that comes later. */
  private Dataset<Row> solved() {
    Column isSolvedSince =
        col("solved_at").geq(earlier.night().end()).and(col("solved_at").lt(night.end()));
    return named(lake.read(ServiceCases.CONTRACT).where(isSolvedSince), "customer_identifier");
  }

  /** Whose purchases leave the window of a year: they may count a category less. */
  private Dataset<Row> boughtAYearAgo() {
    Column wasWithin = ActivityFeatures.isWithin(col("order_date"), 365, earlier.night());
    Column isWithin = ActivityFeatures.isWithin(col("order_date"), 365, night);
    return lake.read(OrderLines.CONTRACT)
        .where(wasWithin.and(not(isWithin)))
        .where(col("customer_id").isNotNull())
        .select("customer_id");
  }

  /** Whether the people they referred have bought is told of referrers. */
  private Dataset<Row> referrersOf(Dataset<Row> touched) {
    Dataset<Row> theirs =
        holders.join(broadcast(touched), new String[] {"customer_id"}, "left_semi");
    Dataset<Row> referrers =
        lake.read(Referrals.CONTRACT)
            .join(
                theirs.select(col("identifier").as("referred")),
                col("referred_identifier").equalTo(col("referred")),
                "left_semi");
    return named(referrers, "customer_identifier")
        .distinct()
        .join(holders, "identifier")
        .select("customer_id");
  }

  private static Dataset<Row> named(Dataset<Row> rows, String identifier) {
    return rows.select(col(identifier).as("identifier"));
  }
}
