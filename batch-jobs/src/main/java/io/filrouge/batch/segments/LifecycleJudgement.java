package io.filrouge.batch.segments;

import io.filrouge.domain.segments.LifecycleDecision;
import io.filrouge.domain.segments.LifecycleRules;
import io.filrouge.domain.segments.PurchaseHistory;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF5;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Lifecycle stage of one customer from purchase days, days since the last purchase, days from the
 * first to the last, deviation of the gaps (the last three null where they mean nothing) and
 * categories.
 */
record LifecycleJudgement(LifecycleRules rules)
    implements UDF5<Long, Integer, Integer, Double, Long, Row> {
  static final StructType SCHEMA =
      new StructType()
          .add("lifecycle_stage", DataTypes.StringType)
          .add("lifecycle_reason", DataTypes.StringType);

  // No source tells yet who refers or reviews.
  private static final boolean IS_ADVOCATE = false;

  @Override
  public Row call(
      Long purchaseDays, Integer silence, Integer span, Double gapDeviation, Long categories) {
    LifecycleDecision decision =
        rules.decide(history(purchaseDays, silence, span, gapDeviation, categories));
    return RowFactory.create(decision.stage().wireName(), decision.reason());
  }

  private static PurchaseHistory history(
      long purchaseDays, Integer silence, Integer span, Double gapDeviation, long categories) {
    if (purchaseDays == 0) {
      return PurchaseHistory.none(IS_ADVOCATE);
    }
    double deviation = gapDeviation == null ? Double.NaN : gapDeviation;
    return new PurchaseHistory(purchaseDays, silence, span, deviation, categories, IS_ADVOCATE);
  }
}
