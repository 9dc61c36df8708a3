package io.filrouge.batch.scores;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.identity.IdentitySettings;
import io.filrouge.batch.tables.ChurnScores;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.IdentifierHolders;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.domain.churn.ChurnExplanation;
import io.filrouge.domain.churn.ChurnFigures;
import io.filrouge.domain.churn.ChurnLearning.Learned;
import io.filrouge.domain.churn.ChurnModel;
import io.filrouge.domain.purchases.PurchaseCells;
import io.filrouge.domain.purchases.PurchaseModel;
import io.filrouge.domain.purchases.PurchaseTraits;
import io.filrouge.domain.purchases.TypicalCustomer;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Publishes the probability that a customer buys nothing within the horizon: the likelihood ratio
 * L(x, t_x, T + h) / L(x, t_x, T) of the night's purchase model, what trees say that were learnt
 * from past windows, or both, calibrated; who foretold the last complete window best. The purchase
 * model is fitted from the same cells as for lifetime value, so that each job can run alone.
 */
public final class ChurnStep {
  private final Publisher publisher;
  private final ScoreSettings settings;
  private final Past past;

  /**
   * @param currency the shop's
   */
  public ChurnStep(
      Publisher publisher, ScoreSettings settings, IdentitySettings identity, String currency) {
    this.publisher = publisher;
    this.settings = settings;
    this.past =
        new Past(
            publisher.lake(),
            publisher.night(),
            settings.timeUnit(),
            settings.caution(),
            identity,
            currency,
            settings.choice().isWithCovariates());
  }

  /** Publishes {@code churn_scores} and its rows of {@code score_models} for the night. */
  public void publish() {
    CustomerBase base = CustomerBase.of(publisher, settings, past.currency());
    PurchaseFits purchases = PurchaseFits.of(base, settings);
    ChurnMemory memory = memory(purchases.cells());
    ModelRows.publish(
        publisher, ChurnRows.of(publisher, purchases.selection(), memory), List.of("churn"));

    ChurnModel model = memory.model();
    ChurnExplanation explanation =
        new ChurnExplanation(
            model,
            purchases.model(),
            settings.churnHorizon(),
            TypicalCustomer.of(purchases.cells()),
            typical(model, base));
    Dataset<Row> scored =
        publisher.keep(
            base.histories()
                .withColumn("score", score(model, purchases.model(), explanation))
                .select(col("*"), col("score.*")));
    Reasons.publish(publisher, "churn", "log-odds", explanation.base(), scored);
    publish(scored, model, purchases.model());
  }

  private ChurnMemory memory(PurchaseCells cells) {
    ChurnFolds folds =
        new ChurnFolds(past, settings, publisher.night(), settings.churnHorizonDays(), cells);
    String shortage = folds.shortage();
    if (!shortage.isEmpty()) {
      return ChurnMemory.of(Learned.nothing(shortage), null, settings.churnHorizonDays());
    }
    return ChurnMemory.earlier(publisher, settings).orElseGet(() -> learn(folds));
  }

  private ChurnMemory learn(ChurnFolds folds) {
    Dataset<Row> people =
        IdentifierHolders.on(
            publisher.lake().read(CustomerIdentifiers.CONTRACT), publisher.night());
    return ChurnMemory.of(
        folds.learn(people), publisher.night().asOf(), settings.churnHorizonDays());
  }

  private static ChurnFigures typical(ChurnModel model, CustomerBase base) {
    return model.voice() == ChurnModel.Voice.PURCHASES
        ? new ChurnFigures(0, 0, 0, 0, PurchaseTraits.NONE)
        : base.typical();
  }

  private Column score(ChurnModel model, PurchaseModel purchases, ChurnExplanation explanation) {
    return udf(new ChurnScoring(model, purchases, explanation, settings), ChurnScoring.SCHEMA)
        .apply(
            col("is_prospect"),
            col("x"),
            col("recency_days"),
            col("age_days"),
            col(Cautions.SPEND),
            col("traits"));
  }

  private void publish(Dataset<Row> scored, ChurnModel model, PurchaseModel purchases) {
    publisher.replaceNight(
        ChurnScores.CONTRACT,
        "as_of_date",
        scored
            .select(
                col("customer_id"),
                publisher.night().date().as("as_of_date"),
                lit(model.name(purchases)).as("model"),
                lit(model.calibrationName()).as("calibration"),
                lit(settings.churnHorizonDays()).as("horizon_days"),
                when(col("is_prospect"), lit(Eligibility.PRIOR))
                    .otherwise(lit(Eligibility.of(model, purchases)))
                    .as("eligibility"),
                col("churn_probability"),
                col("raw_probability"),
                col("churn_low"),
                col("churn_high"),
                col("reasons"))
            .transform(rows -> Percentile.of(rows, "churn_probability", "churn_percentile")));
  }
}
