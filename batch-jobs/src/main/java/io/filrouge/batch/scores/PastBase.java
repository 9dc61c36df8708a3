package io.filrouge.batch.scores;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.cleansed.PastOrders;
import io.filrouge.batch.features.PurchaseHistories;
import io.filrouge.batch.identity.IdentitySettings;
import io.filrouge.batch.identity.PastCustomers;
import io.filrouge.batch.tables.ColumnTypes;
import io.filrouge.batch.tables.Kept;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.domain.evaluation.CustomerOutcome;
import io.filrouge.domain.evaluation.Outcomes;
import io.filrouge.domain.evaluation.PurchasesBy;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The customer base of a past cutoff, and what came of it.
 *
 * <p>Histories are worked out anew from the rows taken in, by the code of the nights: published
 * tables are as of their own night, with later returns, corrections and merges in them, and most
 * cutoffs had no night. A row counts by two clocks, when it happened and when the shop learnt of
 * it; when the lake took it in does not count, or a lake that was filled in one night would have no
 * past. Where a source does not say {@code known_at}, a row was known when it happened.
 *
 * <p>A cutoff takes one scan of the sightings and two of the order lines.
 */
final class PastBase {
  private static final String CUSTOMER = "customer_id";
  private static final int DAYS_OF_A_WEEK = 7;

  private final Lake lake;
  private final Night cutoff;
  private final Night end;
  private final Night taken;
  private final int horizonDays;
  private final TimeUnit unit;
  private final CautionSettings caution;
  private final IdentitySettings identity;
  private final String currency;
  private final boolean isWithOrigins;
  private final PastRows rows;
  private final Kept kept;
  private CustomerBase base;
  private Dataset<Row> identifiers;
  private Dataset<Row> purchasesAfter;
  private Dataset<Row> outcomes;

  /**
   * @param end the end of the window, by which what came was known
   * @param taken the night whose rows may be looked at
   * @param rows what it is told from
   * @param kept holds what is read more than once
   */
  PastBase(Past past, Night cutoff, Night end, PastRows rows, Kept kept) {
    this.lake = past.lake();
    this.cutoff = cutoff;
    this.end = end;
    this.taken = past.taken();
    this.horizonDays = (int) cutoff.asOf().until(end.asOf(), ChronoUnit.DAYS);
    this.unit = past.unit();
    this.caution = past.caution();
    this.identity = past.identity();
    this.currency = past.currency();
    this.isWithOrigins = past.isWithOrigins();
    this.rows = rows;
    this.kept = kept;
    compute();
  }

  int horizonDays() {
    return horizonDays;
  }

  /** What the models of a night at the cutoff would have been fitted to. */
  CustomerBase base() {
    return base;
  }

  /**
   * {@code customer_id, x, recency_days, age_days, mean_spend, orders_before, amount_before,
   * orders, amount, traits} of each customer; see {@link CustomerOutcome}.
   */
  Dataset<Row> customers() {
    return outcomes;
  }

  /** {@code identifier, customer_id} as known at the cutoff. */
  Dataset<Row> identifiers() {
    return identifiers;
  }

  /**
   * The customers, those who are alike together.
   *
   * @param fits of the cutoff: who are alike but for their origin are alike, unless these ask for
   *     it
   */
  Outcomes outcomes(PurchaseFits fits) {
    return gathered(fits).build();
  }

  /** The same, and how purchases of all of them came in week after week. */
  Outcomes outcomesByWeek(PurchaseFits fits) {
    return gathered(fits).weeks(weeks()).build();
  }

  private Outcomes.Builder gathered(PurchaseFits fits) {
    boolean areByOrigin = fits.areByOrigin();
    Outcomes.Builder builder = Outcomes.builder();
    Iterator<Row> cells =
        outcomes
            .groupBy(
                "x",
                "recency_days",
                "age_days",
                "mean_spend",
                "orders_before",
                "amount_before",
                "orders",
                "amount",
                "traits")
            .agg(count(lit(1)))
            .toLocalIterator();
    while (cells.hasNext()) {
      Row cell = cells.next();
      builder.add(
          new CustomerOutcome(
              cell.getInt(0),
              unit.of(cell.getInt(1)),
              unit.of(cell.getInt(2)),
              cell.getDouble(3),
              (int) cell.getLong(4),
              cell.getDouble(5),
              (int) cell.getLong(6),
              cell.getDouble(7),
              areByOrigin ? Traits.of(cell.getStruct(8)) : Traits.figures(cell.getStruct(8))),
          cell.getLong(9));
    }
    return builder;
  }

  /** Purchases of all customers by the end of each week of the window, and by its own end. */
  private List<PurchasesBy> weeks() {
    long[] ordersOn = new long[horizonDays + 1];
    purchasesAfter
        .join(outcomes.select(CUSTOMER), CUSTOMER)
        .groupBy(datediff(col("activity_date"), cutoff.date()))
        .agg(count(lit(1)))
        .toLocalIterator()
        .forEachRemaining(day -> ordersOn[day.getInt(0)] = day.getLong(1));
    List<PurchasesBy> weeks = new ArrayList<>();
    long orders = 0;
    for (int day = 1; day <= horizonDays; day++) {
      orders += ordersOn[day];
      if (day % DAYS_OF_A_WEEK == 0 || day == horizonDays) {
        weeks.add(new PurchasesBy(day, unit.of(day), orders));
      }
    }
    return weeks;
  }

  private void compute() {
    identifiers =
        kept.keep(PastCustomers.on(lake, cutoff, taken, rows.sightings(), identity, kept));
    PastOrders known = orders(cutoff, identifiers);
    Dataset<Row> days = kept.keep(PurchaseHistories.days(known.orders(), known.lines()));
    Dataset<Row> features =
        kept.keep(
            PurchaseHistories.of(days, cutoff)
                .join(origins(known.orders()), new String[] {CUSTOMER}, "left_outer"));
    base =
        new CustomerBase(
            Cautions.of(CustomerBase.histories(features), caution),
            unit,
            cutoff.asOf(),
            (share, own) -> days.where(People.isInPart(share)));
    Dataset<Row> heirs =
        Heirs.of(
            identifiers.join(features.select(CUSTOMER, "first_order_date"), CUSTOMER),
            rows.identifiers());
    purchasesAfter =
        kept.keep(
            days(end, heirs)
                .where("order_count > 0")
                .where(col("activity_date").gt(cutoff.date()))
                .select(CUSTOMER, "activity_date", "net_amount"));
    Dataset<Row> after = after();
    outcomes =
        kept.keep(
            base.histories()
                .join(before(days), CUSTOMER)
                .join(
                    after, base.histories().col(CUSTOMER).equalTo(after.col("heir")), "left_outer")
                .select(
                    base.histories().col(CUSTOMER),
                    col("x"),
                    col("recency_days"),
                    col("age_days"),
                    coalesce(col(Cautions.SPEND), lit(0)).cast(ColumnTypes.NUMBER).as("mean_spend"),
                    col("orders_before"),
                    col("amount_before").cast(ColumnTypes.NUMBER).as("amount_before"),
                    coalesce(col("orders"), lit(0L)).as("orders"),
                    coalesce(col("amount"), lit(0)).cast(ColumnTypes.NUMBER).as("amount"),
                    col("traits")));
  }

  /** As known at the end of a day. */
  private PastOrders orders(Night known, Dataset<Row> customers) {
    return PastOrders.on(lake, known, taken, rows.orderLines(), customers, currency, kept);
  }

  /** Days with a purchase, as known at the end of a day. */
  private Dataset<Row> days(Night known, Dataset<Row> customers) {
    PastOrders past = orders(known, customers);
    return PurchaseHistories.days(past.orders(), past.lines());
  }

  /** {@code customer_id, acquisition_channel, acquisition_country} as known at the cutoff. */
  private Dataset<Row> origins(Dataset<Row> orders) {
    if (!isWithOrigins) {
      return identifiers
          .limit(0)
          .selectExpr(
              CUSTOMER,
              "cast(null as string) as acquisition_channel",
              "cast(null as string) as acquisition_country");
    }
    return PurchaseHistories.origins(orders);
  }

  /** Repeat purchases in as long a span before the cutoff as the window after it. */
  private Dataset<Row> before(Dataset<Row> days) {
    Column isWithin = col("activity_date").gt(date_sub(cutoff.date(), horizonDays));
    Column isFirstWithin = col("first_date").gt(date_sub(cutoff.date(), horizonDays));
    return days.where("order_count > 0")
        .groupBy(CUSTOMER)
        .agg(
            min("activity_date").as("first_date"),
            min_by(col("net_amount"), col("activity_date")).as("first_amount"),
            sum(when(isWithin, 1L).otherwise(0L)).as("orders_within"),
            sum(when(isWithin, col("net_amount")).otherwise(0)).as("amount_within"))
        .select(
            col(CUSTOMER),
            col("orders_within").minus(when(isFirstWithin, 1L).otherwise(0L)).as("orders_before"),
            col("amount_within")
                .minus(when(isFirstWithin, col("first_amount")).otherwise(0))
                .as("amount_before"));
  }

  /** What purchases after the cutoff come to. */
  private Dataset<Row> after() {
    return purchasesAfter
        .groupBy(col(CUSTOMER).as("heir"))
        .agg(count(lit(1)).as("orders"), sum("net_amount").as("amount"));
  }
}
