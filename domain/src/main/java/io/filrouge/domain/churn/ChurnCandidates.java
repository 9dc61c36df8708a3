package io.filrouge.domain.churn;

import io.filrouge.domain.churn.ChurnLearning.Candidate;
import io.filrouge.domain.churn.ChurnLearning.Learned;
import io.filrouge.domain.evaluation.Forecast;
import io.filrouge.domain.evaluation.Forecaster;
import io.filrouge.domain.evaluation.Forecaster.Depth;
import io.filrouge.domain.evaluation.Target;
import io.filrouge.domain.purchases.PurchaseModel;
import java.util.ArrayList;
import java.util.List;

/** Everybody whom {@link ChurnLearning} tried, as something to evaluate: raw and calibrated. */
public final class ChurnCandidates {

  /**
   * @param purchases the model of the cutoff, which is the first of them unless nobody was tried
   */
  public static List<Forecaster> of(Learned learned, PurchaseModel purchases, double horizon) {
    List<Forecaster> all = new ArrayList<>();
    for (Candidate candidate : learned.candidates()) {
      ChurnModel model = candidate.model();
      String name = model.name(purchases);
      boolean isChosen = model.equals(learned.chosen());
      boolean isCalibrated = model.calibration() != Calibration.NONE;
      all.add(forecaster(name, candidate.raw(), isChosen && !isCalibrated, purchases, horizon));
      if (isCalibrated) {
        all.add(
            forecaster(name + "+" + model.calibrationName(), model, isChosen, purchases, horizon));
      }
    }
    return all;
  }

  private static Forecaster forecaster(
      String name, ChurnModel model, boolean isChosen, PurchaseModel purchases, double horizon) {
    return new Forecaster(
        name,
        Target.NO_PURCHASE,
        model.hasInterval() ? Depth.VALUE_WITH_INTERVAL : Depth.VALUE,
        isChosen,
        customer -> {
          double probability = model.probability(purchases, ChurnFigures.of(customer), horizon);
          return new Forecast(probability, model.low(probability), model.high(probability));
        });
  }

  private ChurnCandidates() {}
}
