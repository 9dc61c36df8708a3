package io.filrouge.batch.scores;

import static org.apache.spark.sql.functions.coalesce;
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
import io.filrouge.domain.choice.ModelChoice;
import io.filrouge.domain.choice.OriginDays;
import io.filrouge.domain.churn.ChurnFigures;
import io.filrouge.domain.purchases.OriginCategories;
import io.filrouge.domain.purchases.OriginCells;
import io.filrouge.domain.purchases.PurchaseCells;
import io.filrouge.domain.purchases.PurchaseCellsBuilder;
import io.filrouge.domain.purchases.PurchaseModelSelection;
import io.filrouge.domain.purchases.PurchaseTraits;
import io.filrouge.domain.purchases.SpendCells;
import io.filrouge.domain.season.PurchaseDays;
import io.filrouge.domain.season.Season;
import io.filrouge.domain.season.YearIndex;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
  private final Map<Double, OriginDays> daysByShare = new HashMap<>();

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
    double share = share(settings.season().customers(), cells);
    return Season.of(purchaseDays(share).all(), asOf, unit.days(), settings.minimumData());
  }

  private static double share(long customers, PurchaseCells cells) {
    return Math.min(1, (double) customers / cells.customerCount());
  }

  /**
   * Chooses among the models fitted to the customers.
   *
   * @param cells their histories
   * @param selection in the time of the season, if it is chosen
   */
  ModelChoice.Chosen choice(
      PurchaseCells cells,
      Season season,
      PurchaseModelSelection.Selection selection,
      ScoreSettings settings) {
    ChoiceSettings choice = settings.choice();
    boolean isOutOfTime =
        choice.isOutOfTime()
            && Season.historyDays(cells, unit.days(), settings.minimumData())
                >= ModelChoice.shortestHistory();
    double share = share(choice.customers(), cells);
    return new ModelChoice(
            isOutOfTime ? purchaseDays(share) : OriginDays.builder().build(),
            asOf,
            unit.days(),
            settings.minimumData(),
            (known, day) -> index(season, known, day, settings))
        .choose(
            selection,
            choice.isWithCovariates() && cells.customerCount() > 0
                ? Optional.of(covariates(choice.smallestShare(), share))
                : Optional.empty());
  }

  /** The season as it was known at the end of a day, if the night takes it. */
  private Optional<YearIndex> index(
      Season season, PurchaseDays known, int day, ScoreSettings settings) {
    boolean isSettled = settings.season().given().isPresent() || day == asOf.toEpochDay();
    if (!season.isChosen() || isSettled) {
      return season.isChosen() ? season.index() : Optional.empty();
    }
    return Optional.of(Season.index(known, day, unit.days(), settings.minimumData()));
  }

  private ModelChoice.Covariates covariates(double smallestShare, double share) {
    OriginCategories categories = new OriginCategories(Origins.counted(fitted()), smallestShare);
    Optional<Supplier<OriginCells>> everybody =
        share < 1 ? Optional.of(() -> originCells(categories, 1)) : Optional.empty();
    return new ModelChoice.Covariates(
        smallestShare, categories, () -> originCells(categories, share), everybody);
  }

  /** Of about a share of the customers, those of {@link People#isInPart}. */
  private OriginCells originCells(OriginCategories categories, double share) {
    Iterator<Row> counted =
        part(fitted(), share)
            .groupBy(
                col("x"),
                col("recency_days"),
                col("age_days"),
                Origins.standingFor(categories).as("origin"))
            .agg(count(lit(1)))
            .toLocalIterator();
    OriginCells.Builder cells = OriginCells.builder(categories);
    while (counted.hasNext()) {
      Row cell = counted.next();
      cells.add(
          Origins.of(cell.getStruct(3), 0),
          cell.getInt(0),
          unit.of(cell.getInt(1)),
          unit.of(cell.getInt(2)),
          cell.getLong(4));
    }
    return cells.build();
  }

  /** About a share of the customers. */
  private static Dataset<Row> part(Dataset<Row> customers, double share) {
    return share < 1 ? customers.where(People.isInPart(share)) : customers;
  }

  /** Whom models of purchases are fitted to. */
  private Dataset<Row> fitted() {
    return histories.where(
        not(col("is_prospect")).and(not(col(Cautions.IS_LEFT_OUT_OF_PURCHASES))));
  }

  /** The days of about a share of the customers; read once. */
  private OriginDays purchaseDays(double share) {
    return daysByShare.computeIfAbsent(share, this::readDays);
  }

  private OriginDays readDays(double share) {
    OriginDays.Builder builder = OriginDays.builder();
    Dataset<Row> origins =
        part(histories, share)
            .select(col("customer_id"), col(Cautions.IS_LEFT_OUT_OF_PURCHASES), col("traits"));
    try (Kept kept = new Kept()) {
      Iterator<Row> customers =
          days.ofSample(share, kept)
              .where("order_count > 0")
              .groupBy("customer_id")
              .agg(collect_list(unix_date(col("activity_date"))).as("days"))
              .join(origins, new String[] {"customer_id"}, "left_outer")
              .where(not(coalesce(col(Cautions.IS_LEFT_OUT_OF_PURCHASES), lit(false))))
              .select(col("days"), Origins.CHANNEL, Origins.COUNTRY, Origins.YEAR)
              .toLocalIterator();
      while (customers.hasNext()) {
        Row customer = customers.next();
        List<Integer> bought = customer.getList(0);
        builder.add(Origins.of(customer, 1), bought.stream().mapToInt(Integer::intValue).toArray());
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
        : new ChurnFigures(0, 0, 0, typical.getDouble(0), Traits.figures(typical.getStruct(1)));
  }

  /** Customers with the same history, counted; without those who buy for resale. */
  PurchaseCells purchaseCells() {
    Iterator<Row> counted =
        fitted().groupBy("x", "recency_days", "age_days").agg(count(lit(1))).toLocalIterator();
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
