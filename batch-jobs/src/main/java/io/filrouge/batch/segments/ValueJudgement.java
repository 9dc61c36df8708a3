package io.filrouge.batch.segments;

import io.filrouge.domain.segments.ParetoClass;
import io.filrouge.domain.segments.ParetoLimits;
import io.filrouge.domain.segments.RfmScores;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * RFM scores and Pareto class of one customer from days since the last purchase (null for a
 * prospect), purchase days and net amount.
 */
record ValueJudgement(SegmentLimits limits) implements UDF3<Integer, Long, Double, Row> {
  static final StructType SCHEMA =
      new StructType()
          .add("rfm_recency", DataTypes.IntegerType)
          .add("rfm_frequency", DataTypes.IntegerType)
          .add("rfm_monetary", DataTypes.IntegerType)
          .add("rfm_segment", DataTypes.StringType)
          .add("rfm_reason", DataTypes.StringType)
          .add("pareto_class", DataTypes.StringType)
          .add("pareto_reason", DataTypes.StringType);

  private static final String NO_PURCHASE = "no purchase yet";

  @Override
  public Row call(Integer silence, Long purchaseDays, Double netAmount) {
    if (silence == null) {
      return RowFactory.create(null, null, null, null, NO_PURCHASE, null, NO_PURCHASE);
    }
    RfmScores scores =
        new RfmScores(
            limits.recency().descendingScore(silence),
            limits.frequency().ascendingScore(purchaseDays),
            limits.monetary().ascendingScore(netAmount));
    ParetoClass paretoClass = limits.pareto().of(netAmount);
    return RowFactory.create(
        scores.recency(),
        scores.frequency(),
        scores.monetary(),
        scores.segment().wireName(),
        reason(scores, silence, purchaseDays, netAmount),
        paretoClass.name(),
        reason(paretoClass, netAmount));
  }

  private static String reason(RfmScores scores, long silence, long purchaseDays, double net) {
    return "recency %s, frequency %s, monetary %s: last purchase %s days ago, %s purchase days, %s net"
        .formatted(
            Integer.toString(scores.recency()),
            Integer.toString(scores.frequency()),
            Integer.toString(scores.monetary()),
            Long.toString(silence),
            Long.toString(purchaseDays),
            money(net));
  }

  private String reason(ParetoClass paretoClass, double net) {
    ParetoLimits pareto = limits.pareto();
    if (Double.isInfinite(pareto.fromA())) {
      return money(net) + " net (nobody's is positive)";
    }
    String rule =
        switch (paretoClass) {
          case A -> "A from " + money(pareto.fromA());
          case B -> "B from " + money(pareto.fromB()) + ", A from " + money(pareto.fromA());
          case C -> "B from " + money(pareto.fromB());
        };
    return money(net) + " net (" + rule + ")";
  }

  private static String money(double amount) {
    return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP).toPlainString();
  }
}
