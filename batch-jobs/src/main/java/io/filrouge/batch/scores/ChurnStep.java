package io.filrouge.batch.scores;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.tables.ChurnScores;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.domain.purchases.PurchaseModel;
import io.filrouge.domain.purchases.PurchaseModelSelection;
import java.util.List;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.types.DataTypes;

/**
 * Publishes the probability that a customer buys nothing within the horizon: the likelihood ratio
 * L(x, t_x, T + h) / L(x, t_x, T) of the night's purchase model. The model is fitted from the same
 * cells as for lifetime value, so that each job can run alone.
 */
public final class ChurnStep {

  /** Publishes {@code churn_scores} and its rows of {@code score_models} for the night. */
  public static void publish(Publisher publisher, ScoreSettings settings) {
    CustomerBase base = CustomerBase.of(publisher, settings.timeUnit());
    PurchaseModelSelection.Selection purchases =
        PurchaseModelSelection.fit(base.purchaseCells(), settings.minimumData());
    PurchaseModel model = purchases.model();

    ModelRows.publish(
        publisher, ModelRows.of(publisher, "churn", purchases.fits()).toList(), List.of("churn"));
    publisher.replaceNight(
        ChurnScores.CONTRACT,
        "as_of_date",
        base.histories()
            .select(
                col("customer_id"),
                publisher.night().date().as("as_of_date"),
                lit(model.name()).as("model"),
                lit(settings.churnHorizonDays()).as("horizon_days"),
                when(col("is_prospect"), lit(Eligibility.PRIOR))
                    .otherwise(lit(Eligibility.of(model)))
                    .as("eligibility"),
                udf(noPurchase(model, settings), DataTypes.DoubleType)
                    .apply(col("is_prospect"), col("x"), col("recency_days"), col("age_days"))
                    .as("churn_probability"))
            .transform(rows -> Percentile.of(rows, "churn_probability", "churn_percentile")));
  }

  // A prospect is taken as a customer on the day of the first purchase: the population speaks.
  private static UDF4<Boolean, Integer, Integer, Integer, Double> noPurchase(
      PurchaseModel model, ScoreSettings settings) {
    TimeUnit unit = settings.timeUnit();
    double horizon = settings.churnHorizon();
    return (isProspect, x, recencyDays, ageDays) ->
        isProspect
            ? model.probabilityOfNoPurchase(0, 0, 0, horizon)
            : model.probabilityOfNoPurchase(x, unit.of(recencyDays), unit.of(ageDays), horizon);
  }

  private ChurnStep() {}
}
