package io.filrouge.domain.purchases;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fits the models of purchases at occasions to one customer base and chooses the first that holds:
 * BG/BB, else the beta-binomial model, else the pooled chance, which always does.
 */
public final class OccasionModelSelection {

  /** What leaving must add to the log-likelihood of the model in which nobody does. */
  private static final double SMALLEST_GAIN = 0.01;

  private final OccasionCells cells;
  private final MinimumData rules;
  private final List<ModelFit> fits = new ArrayList<>();
  private OccasionModel chosen;

  /**
   * The chosen model and every candidate.
   *
   * @param model the model to predict with
   * @param fits all candidates in order of preference, exactly one of them chosen
   */
  public record Selection(OccasionModel model, List<ModelFit> fits) implements Serializable {

    /** Keeps a copy of the list. */
    public Selection {
      fits = List.copyOf(fits);
    }
  }

  private OccasionModelSelection(OccasionCells cells, MinimumData rules) {
    this.cells = cells;
    this.rules = rules;
  }

  /**
   * Fits and chooses; works on any cells, also on none.
   *
   * @param rules of them the fewest repeat buyers, counting everybody with a purchase at an
   *     occasion
   */
  public static Selection fit(OccasionCells cells, MinimumData rules) {
    return new OccasionModelSelection(cells, rules).select();
  }

  private Selection select() {
    String shortage = shortage();
    if (!shortage.isEmpty()) {
      for (String model : List.of(BgBb.NAME, BetaBinomial.NAME)) {
        fits.add(ModelFit.unfitted(ModelFit.OCCASIONS, model, cells.customerCount(), shortage));
      }
    } else {
      Estimate binomial = MaximumLikelihood.fit(new BetaBinomialLikelihood(cells));
      considerBgBb(MaximumLikelihood.fit(new BgBbLikelihood(cells)), binomial);
      considerBinomial(binomial);
    }
    considerRate();
    return new Selection(chosen, fits);
  }

  private String shortage() {
    long buyers = Math.max(1, rules.repeatBuyers());
    if (cells.customerCount() < rules.customers()) {
      return "Not fitted: %d customers, at least %d are needed."
          .formatted(cells.customerCount(), rules.customers());
    }
    return cells.buyerCount() < buyers
        ? "Not fitted: %d buyers, at least %d are needed.".formatted(cells.buyerCount(), buyers)
        : "";
  }

  private void considerBgBb(Estimate estimate, Estimate binomial) {
    String problem = estimate.problem();
    if (estimate.logLikelihood() - binomial.logLikelihood() < SMALLEST_GAIN) {
      problem = "The chance of leaving adds nothing to the likelihood. " + problem;
    }
    if (problem.isEmpty()) {
      chosen =
          new BgBb(
              estimate.parameter(0),
              estimate.parameter(1),
              estimate.parameter(2),
              estimate.parameter(3));
    }
    add(BgBb.NAME, estimate, problem.strip(), problem.isEmpty());
  }

  private void considerBinomial(Estimate estimate) {
    boolean isNeeded = chosen == null;
    if (isNeeded && estimate.isUsable()) {
      chosen = new BetaBinomial(estimate.parameter(0), estimate.parameter(1));
    }
    add(BetaBinomial.NAME, estimate, estimate.problem(), isNeeded && estimate.isUsable());
  }

  private void add(String model, Estimate estimate, String problem, boolean isChosen) {
    String note = isChosen ? "Chosen: fitted inside its bounds." : problem;
    if (note.isEmpty()) {
      note = "Not needed: %s holds.".formatted(chosen.name());
    }
    fits.add(
        estimate.toModelFit(
            ModelFit.OCCASIONS, model, isChosen, problem.isEmpty(), cells.customerCount(), note));
  }

  private void considerRate() {
    BetaBinomial pooled = BetaBinomial.pooled(cells);
    boolean isChosen = chosen == null;
    String note =
        isChosen
            ? "Chosen: the pooled chance needs no fit."
            : "Not needed: %s holds.".formatted(chosen.name());
    if (isChosen) {
      chosen = pooled;
    }
    fits.add(
        new ModelFit(
            ModelFit.OCCASIONS,
            Rate.NAME,
            isChosen,
            Map.of("chance", pooled.meanChance()),
            Map.of(),
            null,
            cells.customerCount(),
            true,
            note));
  }
}
