package io.filrouge.batch.segments;

import io.filrouge.domain.segments.Advocacy;
import io.filrouge.domain.segments.Discontent;
import io.filrouge.domain.segments.LifecycleDecision;
import io.filrouge.domain.segments.LifecycleRules;
import io.filrouge.domain.segments.PurchaseHistory;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF10;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Lifecycle stage of one customer from purchase days, days since the last purchase, days from the
 * first to the last, deviation of the gaps (the last three null where they mean nothing),
 * categories, referrals that bought, last recommendation, reviews, their mean rating and open
 * cases.
 */
record LifecycleJudgement(LifecycleRules rules)
    implements UDF10<Long, Integer, Integer, Double, Long, Long, Double, Long, Double, Long, Row> {
  static final StructType SCHEMA =
      new StructType()
          .add("lifecycle_stage", DataTypes.StringType)
          .add("lifecycle_reason", DataTypes.StringType);

  @Override
  public Row call(
      Long purchaseDays,
      Integer silence,
      Integer span,
      Double gapDeviation,
      Long categories,
      Long convertedReferrals,
      Double recommendation,
      Long reviews,
      Double ratingMean,
      Long openCases) {
    Advocacy advocacy =
        new Advocacy(convertedReferrals, orNaN(recommendation), reviews, orNaN(ratingMean));
    LifecycleDecision decision =
        rules.decide(
            purchaseDays == 0
                ? PurchaseHistory.none()
                : new PurchaseHistory(
                    purchaseDays, silence, span, orNaN(gapDeviation), categories, advocacy),
            new Discontent(openCases, orNaN(recommendation)));
    return RowFactory.create(decision.stage().wireName(), decision.reason());
  }

  private static double orNaN(Double value) {
    return value == null ? Double.NaN : value;
  }
}
