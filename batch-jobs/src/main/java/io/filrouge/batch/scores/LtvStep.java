package io.filrouge.batch.scores;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import io.filrouge.batch.tables.LtvScores;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.domain.choice.ModelChoice;
import io.filrouge.domain.purchases.LifetimeValue;
import io.filrouge.domain.purchases.ScoreReasons;
import io.filrouge.domain.purchases.SpendModelSelection;
import io.filrouge.domain.purchases.TypicalCustomer;
import io.filrouge.domain.season.Season;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Fits the purchase and spend models and publishes what each customer is worth. */
public final class LtvStep {

  /**
   * Publishes {@code ltv_scores} and its rows of {@code score_models} for the night.
   *
   * @param currency the shop's
   */
  public static void publish(Publisher publisher, ScoreSettings settings, String currency) {
    CustomerBase base = CustomerBase.of(publisher, settings, currency);
    PurchaseFits purchases = PurchaseFits.of(base, settings);
    SpendModelSelection.Selection spend =
        SpendModelSelection.fit(base.spendCells(), settings.minimumData());
    LifetimeValue lifetimeValue =
        new LifetimeValue(
            purchases.model(),
            spend.model(),
            settings.ltvHorizon(),
            settings.discountStep(),
            settings.discountPerStep());

    ModelRows.publish(
        publisher,
        Stream.of(
                ModelRows.of(publisher, "ltv", purchases.fits(settings)),
                ModelRows.of(publisher, "spend", spend.fits()),
                ModelRows.of(publisher, Season.SEASON, purchases.season().fits()),
                ModelRows.of(publisher, ModelChoice.CHOICE, purchases.trials()))
            .flatMap(rows -> rows)
            .toList(),
        List.of("ltv", "spend", Season.SEASON, ModelChoice.CHOICE));
    ScoreReasons reasons = new ScoreReasons(TypicalCustomer.of(purchases.cells()));
    CustomerScoring scoring =
        new CustomerScoring(lifetimeValue, purchases.model(), reasons, settings.timeUnit());
    Dataset<Row> scored = publisher.keep(scored(base.histories(), scoring));
    Reasons.publish(publisher, "ltv", "amount", reasons.valueBase(lifetimeValue), scored);
    publisher.replaceNight(
        LtvScores.CONTRACT,
        "as_of_date",
        asScores(scored, settings, publisher)
            .withColumn("model", lit(purchases.model().name() + "+" + spend.model().name()))
            .transform(rows -> Percentile.of(rows, "ltv_amount", "ltv_percentile")));
  }

  private static Dataset<Row> scored(Dataset<Row> histories, CustomerScoring scoring) {
    return histories
        .withColumn(
            "score",
            udf(scoring, CustomerScoring.SCHEMA)
                .apply(
                    col("is_prospect"),
                    col("x"),
                    col("recency_days"),
                    col("age_days"),
                    col(Cautions.SPEND),
                    col("traits")))
        .select(col("*"), col("score.*"));
  }

  private static Dataset<Row> asScores(
      Dataset<Row> scored, ScoreSettings settings, Publisher publisher) {
    return scored
        .select(
            col("customer_id"),
            publisher.night().date().as("as_of_date"),
            lit(settings.ltvHorizonDays()).as("horizon_days"),
            col("repeat_net_mean").as("monetary"),
            col(Cautions.CAUTION),
            col("score.*"))
        .withColumn("next_order_expected_date", nextOrderDate(publisher));
  }

  private static org.apache.spark.sql.Column nextOrderDate(Publisher publisher) {
    return org.apache.spark.sql.functions.date_add(
        publisher.night().date(), col("days_to_next_order"));
  }

  private LtvStep() {}
}
