package io.filrouge.batch.scores;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.tables.ChurnScores;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.domain.purchases.PurchaseCells;
import io.filrouge.domain.purchases.PurchaseModel;
import io.filrouge.domain.purchases.PurchaseModelSelection;
import io.filrouge.domain.purchases.ScoreReasons;
import io.filrouge.domain.purchases.TypicalCustomer;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Publishes the probability that a customer buys nothing within the horizon: the likelihood ratio
 * L(x, t_x, T + h) / L(x, t_x, T) of the night's purchase model. The model is fitted from the same
 * cells as for lifetime value, so that each job can run alone.
 */
public final class ChurnStep {

  /** Publishes {@code churn_scores} and its rows of {@code score_models} for the night. */
  public static void publish(Publisher publisher, ScoreSettings settings) {
    CustomerBase base = CustomerBase.of(publisher, settings.timeUnit());
    PurchaseCells cells = base.purchaseCells();
    PurchaseModelSelection.Selection purchases =
        PurchaseModelSelection.fit(cells, settings.minimumData());
    PurchaseModel model = purchases.model();

    ModelRows.publish(
        publisher, ModelRows.of(publisher, "churn", purchases.fits()).toList(), List.of("churn"));
    ScoreReasons reasons = new ScoreReasons(TypicalCustomer.of(cells));
    Dataset<Row> scored =
        publisher.keep(
            base.histories()
                .withColumn(
                    "score",
                    udf(new ChurnScoring(model, reasons, settings), ChurnScoring.SCHEMA)
                        .apply(col("is_prospect"), col("x"), col("recency_days"), col("age_days")))
                .select(col("*"), col("score.*")));
    Reasons.publish(
        publisher, "churn", "log-odds", reasons.churnBase(model, settings.churnHorizon()), scored);
    publisher.replaceNight(
        ChurnScores.CONTRACT,
        "as_of_date",
        scored
            .select(
                col("customer_id"),
                publisher.night().date().as("as_of_date"),
                lit(model.name()).as("model"),
                lit(settings.churnHorizonDays()).as("horizon_days"),
                when(col("is_prospect"), lit(Eligibility.PRIOR))
                    .otherwise(lit(Eligibility.of(model)))
                    .as("eligibility"),
                col("churn_probability"),
                col("reasons"))
            .transform(rows -> Percentile.of(rows, "churn_probability", "churn_percentile")));
  }

  private ChurnStep() {}
}
