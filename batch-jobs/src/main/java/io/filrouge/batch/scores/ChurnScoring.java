package io.filrouge.batch.scores;

import io.filrouge.batch.tables.ColumnTypes;
import io.filrouge.domain.churn.ChurnExplanation;
import io.filrouge.domain.churn.ChurnFigures;
import io.filrouge.domain.churn.ChurnModel;
import io.filrouge.domain.purchases.PurchaseModel;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF6;
import org.apache.spark.sql.types.StructType;

/** One customer's figures in, the probability of no purchase and its reasons out. */
final class ChurnScoring implements UDF6<Boolean, Integer, Integer, Integer, Double, Row, Row> {
  private static final long serialVersionUID = 1L;

  static final StructType SCHEMA =
      new StructType()
          .add("churn_probability", ColumnTypes.NUMBER)
          .add("raw_probability", ColumnTypes.NUMBER)
          .add("churn_low", ColumnTypes.NUMBER)
          .add("churn_high", ColumnTypes.NUMBER)
          .add("reasons", ColumnTypes.REASONS);

  private final ChurnModel model;
  private final PurchaseModel purchases;
  private final ChurnExplanation explanation;
  private final TimeUnit unit;
  private final double horizon;

  ChurnScoring(
      ChurnModel model,
      PurchaseModel purchases,
      ChurnExplanation explanation,
      ScoreSettings settings) {
    this.model = model;
    this.purchases = purchases;
    this.explanation = explanation;
    this.unit = settings.timeUnit();
    this.horizon = settings.churnHorizon();
  }

  // A prospect is taken as a customer on the day of the first purchase: the population speaks.
  @Override
  public Row call(
      Boolean isProspect,
      Integer x,
      Integer recencyDays,
      Integer ageDays,
      Double meanSpend,
      Row traits) {
    if (isProspect) {
      double ofPopulation = purchases.probabilityOfNoPurchase(0, 0, 0, horizon);
      return RowFactory.create(ofPopulation, ofPopulation, null, null, null);
    }
    ChurnFigures customer =
        new ChurnFigures(
            x,
            unit.of(recencyDays),
            unit.of(ageDays),
            meanSpend == null ? 0 : meanSpend,
            Traits.of(traits));
    double probability = model.probability(purchases, customer, horizon);
    return RowFactory.create(
        probability,
        model.rawProbability(purchases, customer, horizon),
        model.hasInterval() ? model.low(probability) : null,
        model.hasInterval() ? model.high(probability) : null,
        Reasons.ranked(explanation.figures(), explanation.of(customer)));
  }
}
