package io.filrouge.batch.scores;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.filrouge.domain.caution.Caution;
import io.filrouge.domain.caution.CautionRules;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF6;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Tells which histories are told with care, and what the spend of a huge order counts as. */
final class Cautions {
  static final String CAUTION = "caution";
  static final String SPEND = "spend";

  /** Whether a history is in no fit of purchases. */
  static final String IS_LEFT_OUT_OF_PURCHASES = "is_left_out_of_purchases";

  /** Whether a history is in no fit of spend. */
  static final String IS_LEFT_OUT_OF_SPEND = "is_left_out_of_spend";

  private static final String MEAN = "repeat_net_mean";
  private static final String RULES = "caution_rules";
  private static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.StringType)
          .add("by_days", DataTypes.BooleanType)
          .add("by_amount", DataTypes.BooleanType)
          .add("huge", DataTypes.BooleanType);

  /**
   * Adds {@code caution}, null for most, to be shown; whether a history is in no fit; and {@code
   * spend}: the mean repeat purchase, of somebody with a huge order no more than the most that is
   * typical. Nobody is left out, and nothing counts as less, for what one customer in twenty does
   * (by days), or one repeat buyer in twenty (by amount).
   *
   * @param histories kept, with {@code gross_amount}
   */
  static Dataset<Row> of(Dataset<Row> histories, CautionSettings settings) {
    Row median =
        histories
            .where("x > 0 and " + MEAN + " > 0")
            .selectExpr("percentile_disc(0.5) within group (order by cast(" + MEAN + " as double))")
            .head();
    CautionRules rules = settings.rules(median.isNullAt(0) ? 0 : median.getDouble(0));
    Dataset<Row> told =
        histories.withColumn(
            RULES,
            udf(rule(rules), SCHEMA)
                .apply(
                    col("is_prospect"),
                    col("x"),
                    col("recency_days"),
                    col(MEAN).cast("double"),
                    col("gross_amount").cast("double"),
                    col("net_amount").cast("double")));
    Row counts =
        told.where("not is_prospect")
            .selectExpr(
                "count_if(" + RULES + ".by_days)",
                "count(1)",
                "count_if(" + RULES + ".by_amount or " + RULES + ".huge)",
                "count_if(x > 0)")
            .head();
    boolean byDays = !CautionRules.isCustomary(counts.getLong(0), counts.getLong(1));
    boolean byAmount = !CautionRules.isCustomary(counts.getLong(2), counts.getLong(3));
    return told.withColumn(CAUTION, holds("label"))
        .withColumn(IS_LEFT_OUT_OF_PURCHASES, lit(byDays).and(holds("by_days")))
        .withColumn(IS_LEFT_OUT_OF_SPEND, lit(byAmount).and(holds("by_amount")))
        .withColumn(
            SPEND,
            when(lit(byAmount).and(holds("huge")), lit(rules.mostSpend())).otherwise(col(MEAN)))
        .drop(RULES);
  }

  private static Column holds(String rule) {
    return col(RULES + "." + rule);
  }

  private static UDF6<Boolean, Integer, Integer, Double, Double, Double, Row> rule(
      CautionRules rules) {
    return (isProspect, x, recencyDays, meanSpend, gross, net) -> {
      if (isProspect) {
        return RowFactory.create(null, false, false, false);
      }
      double mean = meanSpend == null ? 0 : meanSpend;
      return RowFactory.create(
          rules.of(x, recencyDays, mean, gross, net).map(Caution::wireName).orElse(null),
          rules.isWholesaleByDays(x, recencyDays),
          rules.isWholesaleByAmount(x, mean),
          rules.isHuge(x, mean));
    };
  }

  private Cautions() {}
}
