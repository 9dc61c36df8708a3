package io.filrouge.batch.scores;

import io.filrouge.batch.tables.ColumnTypes;
import io.filrouge.domain.purchases.PurchaseModel;
import io.filrouge.domain.purchases.ScoreReasons;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.types.StructType;

/** One customer's history in, the probability of no purchase and its reasons out. */
final class ChurnScoring implements UDF4<Boolean, Integer, Integer, Integer, Row> {
  private static final long serialVersionUID = 1L;

  static final StructType SCHEMA =
      new StructType()
          .add("churn_probability", ColumnTypes.NUMBER)
          .add("reasons", ColumnTypes.REASONS);

  private final PurchaseModel model;
  private final ScoreReasons reasons;
  private final TimeUnit unit;
  private final double horizon;

  ChurnScoring(PurchaseModel model, ScoreReasons reasons, ScoreSettings settings) {
    this.model = model;
    this.reasons = reasons;
    this.unit = settings.timeUnit();
    this.horizon = settings.churnHorizon();
  }

  // A prospect is taken as a customer on the day of the first purchase: the population speaks.
  @Override
  public Row call(Boolean isProspect, Integer x, Integer recencyDays, Integer ageDays) {
    if (isProspect) {
      return RowFactory.create(model.probabilityOfNoPurchase(0, 0, 0, horizon), null);
    }
    double recency = unit.of(recencyDays);
    double age = unit.of(ageDays);
    return RowFactory.create(
        model.probabilityOfNoPurchase(x, recency, age, horizon),
        Reasons.ranked(reasons.ofChurn(model, horizon, x, recency, age)));
  }
}
