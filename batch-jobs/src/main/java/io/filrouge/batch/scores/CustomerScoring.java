package io.filrouge.batch.scores;

import io.filrouge.batch.tables.ColumnTypes;
import io.filrouge.domain.purchases.LifetimeValue;
import io.filrouge.domain.purchases.Origin;
import io.filrouge.domain.purchases.PurchaseModel;
import io.filrouge.domain.purchases.ScoreReasons;
import io.filrouge.domain.purchases.ValueForecast;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF6;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** One customer's history in, their value in figures out; the domain does the reckoning. */
final class CustomerScoring implements UDF6<Boolean, Integer, Integer, Integer, Double, Row, Row> {
  private static final long serialVersionUID = 1L;
  private static final int TWO_YEARS_IN_DAYS = 730;

  static final StructType SCHEMA =
      new StructType()
          .add("frequency", DataTypes.IntegerType)
          .add("recency", DataTypes.DoubleType)
          .add("age", DataTypes.DoubleType)
          .add("probability_alive", DataTypes.DoubleType)
          .add("expected_orders", DataTypes.DoubleType)
          .add("expected_order_amount", DataTypes.DoubleType)
          .add("ltv_amount", DataTypes.DoubleType)
          .add("ltv_low", DataTypes.DoubleType)
          .add("ltv_high", DataTypes.DoubleType)
          .add("days_to_next_order", DataTypes.IntegerType)
          .add("eligibility", DataTypes.StringType)
          .add("reasons", ColumnTypes.REASONS);

  private final LifetimeValue lifetimeValue;
  private final PurchaseModel purchases;
  private final ScoreReasons reasons;
  private final TimeUnit unit;
  private final ValueForecast prospect;

  CustomerScoring(
      LifetimeValue lifetimeValue, PurchaseModel purchases, ScoreReasons reasons, TimeUnit unit) {
    this.lifetimeValue = lifetimeValue;
    this.purchases = purchases;
    this.reasons = reasons;
    this.unit = unit;
    this.prospect = lifetimeValue.forecastOfNewCustomer();
  }

  @Override
  public Row call(
      Boolean isProspect,
      Integer x,
      Integer recencyDays,
      Integer ageDays,
      Double meanSpend,
      Row traits) {
    if (isProspect) {
      return row(0, 0, 0, null, prospect, null, Eligibility.PRIOR, null);
    }
    double recency = unit.of(recencyDays);
    double age = unit.of(ageDays);
    double spend = meanSpend == null ? 0 : meanSpend;
    Origin origin = Traits.origin(traits);
    PurchaseModel own = purchases.of(origin);
    ValueForecast forecast = lifetimeValue.of(origin).forecast(x, recency, age, spend);
    OptionalDouble next = own.weeksToNextPurchase(x, recency, age, unit.of(TWO_YEARS_IN_DAYS));
    Integer daysToNext = next.isPresent() ? Integer.valueOf(unit.toDays(next.getAsDouble())) : null;
    return row(
        x,
        recency,
        age,
        own.probabilityAlive(x, recency, age),
        forecast,
        daysToNext,
        Eligibility.of(purchases),
        Reasons.ranked(
            ScoreReasons.figuresOf(lifetimeValue),
            reasons.ofValue(lifetimeValue, origin, x, recency, age, spend)));
  }

  private static Row row(
      int x,
      double recency,
      double age,
      Double alive,
      ValueForecast forecast,
      Integer daysToNext,
      String eligibility,
      Object reasons) {
    return RowFactory.create(
        x,
        recency,
        age,
        alive,
        forecast.expectedPurchases(),
        forecast.expectedSpend(),
        forecast.value(),
        forecast.low(),
        forecast.high(),
        daysToNext,
        eligibility,
        reasons);
  }
}
