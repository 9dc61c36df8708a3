package io.filrouge.batch.scores;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.unix_date;

import io.filrouge.batch.tables.ColumnTypes;
import io.filrouge.batch.tables.CustomerFeatures;
import io.filrouge.batch.tables.Kept;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.domain.churn.ChurnFigures;
import io.filrouge.domain.purchases.PurchaseCells;
import io.filrouge.domain.purchases.PurchaseCellsBuilder;
import io.filrouge.domain.purchases.PurchaseTraits;
import io.filrouge.domain.purchases.SpendCells;
import io.filrouge.domain.season.PurchaseDays;
import io.filrouge.domain.season.Season;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The purchase histories of a night: per customer the repeat purchase days (x), from first to last
 * purchase (t_x) and from the first to the night (T), both in days, and the mean net amount of the
 * repeat purchase days. Prospects have no history.
 */
final class CustomerBase {
  private final Dataset<Row> histories;
  private final TimeUnit unit;
  private final LocalDate asOf;
  private final PurchaseDaysSource days;

  /** Where the days lie on which customers bought. */
  interface PurchaseDaysSource {
    /**
     * Columns of {@code customer_daily_activity}, of about a share of the customers: those of
     * {@link People#partOf}, the same ones every time.
     *
     * @param kept holds what is read more than once
     */
    Dataset<Row> ofSample(double share, Kept kept);
  }

  /**
   * @param histories kept, with what {@link Cautions} add
   * @param asOf the day with which they end
   */
  CustomerBase(Dataset<Row> histories, TimeUnit unit, LocalDate asOf, PurchaseDaysSource days) {
    this.histories = histories;
    this.unit = unit;
    this.asOf = asOf;
    this.days = days;
  }

  /**
   * Of a night whose features are there.
   *
   * @param currency the shop's
   */
  static CustomerBase of(Publisher publisher, ScoreSettings settings, String currency) {
    Dataset<Row> features =
        publisher
            .lake()
            .read(CustomerFeatures.CONTRACT)
            .where(col("as_of_date").equalTo(publisher.night().date()));
    return new CustomerBase(
        Cautions.of(publisher.keep(histories(features)), settings.caution()),
        settings.timeUnit(),
        publisher.night().asOf(),
        new PurchaseDaysOfNight(publisher.lake(), publisher.night(), currency));
  }

  /**
   * The histories that features tell of.
   *
   * @param features columns of {@code customer_features}
   */
  static Dataset<Row> histories(Dataset<Row> features) {
    return features.select(
        col("customer_id"),
        col("is_prospect"),
        col("purchase_day_count").minus(1).cast("int").as("x"),
        col("recency_days"),
        col("age_days"),
        col("repeat_net_mean"),
        col("gross_amount"),
        col("net_amount"),
        col("return_share"),
        Traits.COLUMN.as("traits"));
  }

  Dataset<Row> histories() {
    return histories;
  }

  LocalDate asOf() {
    return asOf;
  }

  /**
   * Whether the customers have a season, and which.
   *
   * @param cells their histories
   */
  Season season(PurchaseCells cells, ScoreSettings settings) {
    if (!settings.season().isEnabled()) {
      return Season.none("No season tried: scores.season.enabled is false.");
    }
    return settings
        .season()
        .given()
        .map(Season::given)
        .or(() -> Season.shortage(cells, unit.days(), settings.minimumData()))
        .orElseGet(() -> tried(cells, settings));
  }

  private Season tried(PurchaseCells cells, ScoreSettings settings) {
    double share = (double) settings.season().customers() / cells.customerCount();
    return Season.of(purchaseDays(share), asOf, unit.days(), settings.minimumData());
  }

  private PurchaseDays purchaseDays(double share) {
    PurchaseDays.Builder builder = PurchaseDays.builder();
    Dataset<Row> leftOut =
        histories.where(col(Cautions.IS_LEFT_OUT_OF_PURCHASES)).select("customer_id");
    try (Kept kept = new Kept()) {
      Iterator<Row> customers =
          days.ofSample(share, kept)
              .where("order_count > 0")
              .join(leftOut, new String[] {"customer_id"}, "left_anti")
              .groupBy("customer_id")
              .agg(collect_list(unix_date(col("activity_date"))).as("days"))
              .toLocalIterator();
      while (customers.hasNext()) {
        List<Integer> bought = customers.next().getList(1);
        builder.add(bought.stream().mapToInt(Integer::intValue).toArray());
      }
    }
    return builder.build();
  }

  /** What is typical of customers, beside their histories: the median of each figure. */
  ChurnFigures typical() {
    Row typical =
        histories
            .where("not is_prospect")
            .selectExpr(Traits.medians("coalesce(" + Cautions.SPEND + ", 0)", "traits"))
            .head();
    return typical.isNullAt(0)
        ? new ChurnFigures(0, 0, 0, 0, PurchaseTraits.NONE)
        : new ChurnFigures(0, 0, 0, typical.getDouble(0), Traits.of(typical.getStruct(1)));
  }

  /** Customers with the same history, counted; without those who buy for resale. */
  PurchaseCells purchaseCells() {
    Iterator<Row> counted =
        histories
            .where(not(col("is_prospect")).and(not(col(Cautions.IS_LEFT_OUT_OF_PURCHASES))))
            .groupBy("x", "recency_days", "age_days")
            .agg(count(lit(1)))
            .toLocalIterator();
    PurchaseCellsBuilder cells = PurchaseCells.builder();
    while (counted.hasNext()) {
      Row cell = counted.next();
      cells.add(cell.getInt(0), unit.of(cell.getInt(1)), unit.of(cell.getInt(2)), cell.getLong(3));
    }
    return cells.build();
  }

  /**
   * Repeat buyers who spent something, counted by repeat purchases and mean spend, without those
   * who buy for resale; where there is none, everybody by their only purchase.
   */
  SpendCells spendCells() {
    SpendCells ofRepeatBuyers =
        spendCells(
            not(col(Cautions.IS_LEFT_OUT_OF_SPEND))
                .and(col("x").gt(0))
                .and(col(Cautions.SPEND).gt(0)),
            Cautions.SPEND);
    return ofRepeatBuyers.size() > 0
        ? ofRepeatBuyers
        : spendCells(col("x").equalTo(0).and(col("net_amount").gt(0)), "net_amount");
  }

  private SpendCells spendCells(Column condition, String meanSpend) {
    Iterator<Row> cells =
        histories
            .where(condition)
            .groupBy(col("x"), col(meanSpend).cast(ColumnTypes.NUMBER).as("mean_spend"))
            .agg(count(lit(1)))
            .toLocalIterator();
    SpendCells.Builder builder = SpendCells.builder();
    while (cells.hasNext()) {
      Row cell = cells.next();
      builder.add(cell.getInt(0), cell.getDouble(1), cell.getLong(2));
    }
    return builder.build();
  }
}
