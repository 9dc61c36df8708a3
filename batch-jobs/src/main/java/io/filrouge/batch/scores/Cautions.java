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
import org.apache.spark.sql.api.java.UDF6;
import org.apache.spark.sql.types.DataTypes;

/** Tells which histories are told with care, and what the spend of a huge order counts as. */
final class Cautions {
  static final String CAUTION = "caution";
  static final String SPEND = "spend";

  private static final String MEAN = "repeat_net_mean";

  /**
   * Adds {@code caution}, null for most, and {@code spend}: the mean repeat purchase, of somebody
   * with a huge order no more than the most that is typical.
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
    return histories
        .withColumn(
            CAUTION,
            udf(rule(rules), DataTypes.StringType)
                .apply(
                    col("is_prospect"),
                    col("x"),
                    col("age_days"),
                    col(MEAN).cast("double"),
                    col("gross_amount").cast("double"),
                    col("net_amount").cast("double")))
        .withColumn(
            SPEND, when(is(Caution.HUGE_ORDER), lit(rules.mostSpend())).otherwise(col(MEAN)));
  }

  /** Whether a history is told with this care. */
  static Column is(Caution caution) {
    return col(CAUTION).eqNullSafe(lit(caution.wireName()));
  }

  private static UDF6<Boolean, Integer, Integer, Double, Double, Double, String> rule(
      CautionRules rules) {
    return (isProspect, x, ageDays, mean, gross, net) ->
        isProspect
            ? null
            : rules
                .of(x, ageDays, mean == null ? 0 : mean, gross, net)
                .map(Caution::wireName)
                .orElse(null);
  }

  private Cautions() {}
}
