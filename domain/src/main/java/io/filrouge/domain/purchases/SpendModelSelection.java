package io.filrouge.domain.purchases;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * Fits the models of spend to one customer base and chooses: Gamma-Gamma where there are enough
 * repeat buyers and their mean spend has a finite expectation, else the mean spend.
 */
public final class SpendModelSelection {

  private SpendModelSelection() {}

  /**
   * The chosen model and every candidate.
   *
   * @param model the model to predict with
   * @param fits all candidates in order of preference, exactly one of them chosen
   * @param models those of them that can be predicted with, the chosen one among them
   */
  public record Selection(SpendModel model, List<ModelFit> fits, List<SpendModel> models)
      implements Serializable {

    /** Keeps copies of the lists. */
    public Selection {
      fits = List.copyOf(fits);
      models = List.copyOf(models);
    }
  }

  /**
   * Fits and chooses; works on any cells, also on none.
   *
   * @param rules of them the fewest repeat buyers, counting only those who spent something
   */
  public static Selection fit(SpendCells cells, MinimumData rules) {
    SpendCells repeatBuyers = cells.ofRepeatBuyers();
    long count = repeatBuyers.customerCount();
    long needed = Math.max(1, rules.repeatBuyers());
    MeanSpend mean = MeanSpend.of(cells);
    if (count < needed) {
      String note =
          "Not fitted: %d repeat buyers with spend, at least %d are needed."
              .formatted(count, needed);
      ModelFit unfitted = ModelFit.unfitted(ModelFit.SPEND, GammaGamma.NAME, count, note);
      return new Selection(mean, List.of(unfitted, fallback(mean, cells, true)), List.of(mean));
    }
    Estimate estimate = MaximumLikelihood.fit(new GammaGammaLikelihood(repeatBuyers));
    String problem = estimate.problem();
    if (problem.isEmpty() && estimate.parameter(1) <= 1) {
      problem = "q is not above 1: the expected mean spend is infinite.";
    }
    if (!problem.isEmpty()) {
      ModelFit failed =
          estimate.toModelFit(ModelFit.SPEND, GammaGamma.NAME, false, false, count, problem);
      return new Selection(mean, List.of(failed, fallback(mean, cells, true)), List.of(mean));
    }
    SpendModel model =
        new GammaGamma(estimate.parameter(0), estimate.parameter(1), estimate.parameter(2));
    String note = "Chosen: fitted inside its bounds.";
    ModelFit fit = estimate.toModelFit(ModelFit.SPEND, GammaGamma.NAME, true, true, count, note);
    return new Selection(model, List.of(fit, fallback(mean, cells, false)), List.of(model, mean));
  }

  private static ModelFit fallback(MeanSpend mean, SpendCells cells, boolean isChosen) {
    return new ModelFit(
        ModelFit.SPEND,
        MeanSpend.NAME,
        isChosen,
        Map.of("mean", mean.populationMean(), "variation", mean.variation()),
        Map.of(),
        null,
        cells.customerCount(),
        true,
        isChosen ? "Chosen: the mean needs no fit." : "Not needed: gamma-gamma holds.");
  }
}
