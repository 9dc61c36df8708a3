package io.filrouge.domain.purchases;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Fits the models of purchases to one customer base and chooses: of the models in which customers
 * leave (BG/NBD, MBG/NBD, Pareto/NBD and, where the cells know the logarithms of the intervals,
 * MBG/CNBD-k), which describe the same events by four fitted parameters each, the likeliest whose
 * fit holds; else NBD; else the pooled rate, which always does.
 */
public final class PurchaseModelSelection {

  /** What leaving must add to the log-likelihood of NBD, of which such a model is a richer form. */
  private static final double SMALLEST_GAIN = 0.01;

  private static final String LIKELIEST =
      "Chosen: the likeliest of those fitted inside their bounds.";

  private final PurchaseCells cells;
  private final MinimumData rules;
  private final Predicate<LeavingModel> isTried;
  private final List<ModelFit> fits = new ArrayList<>();
  private final List<PurchaseModel> models = new ArrayList<>();
  private PurchaseModel chosen;

  /**
   * The chosen model and every candidate.
   *
   * @param model the model to predict with
   * @param fits all candidates in order of preference, exactly one of them chosen
   * @param models those of them that can be predicted with, the chosen one among them
   */
  public record Selection(PurchaseModel model, List<ModelFit> fits, List<PurchaseModel> models)
      implements Serializable {

    /** Keeps copies of the lists. */
    public Selection {
      fits = List.copyOf(fits);
      models = List.copyOf(models);
    }
  }

  private PurchaseModelSelection(
      PurchaseCells cells, MinimumData rules, Predicate<LeavingModel> isTried) {
    this.cells = cells;
    this.rules = rules;
    this.isTried = isTried;
  }

  /** Fits and chooses; works on any cells, also on none. */
  public static Selection fit(PurchaseCells cells, MinimumData rules) {
    return new PurchaseModelSelection(cells, rules, model -> true).select();
  }

  /**
   * The same where of the models in which customers leave only some are tried.
   *
   * @param names of those
   */
  public static Selection fit(PurchaseCells cells, MinimumData rules, Set<String> names) {
    return new PurchaseModelSelection(cells, rules, model -> names.contains(model.label()))
        .select();
  }

  private Selection select() {
    String shortage = shortage();
    if (!shortage.isEmpty()) {
      for (LeavingModel model : offered()) {
        fits.add(unfitted(model.label(), shortage));
      }
      fits.add(unfitted(Nbd.NAME, shortage));
    } else {
      Estimate nbd = MaximumLikelihood.fit(new NbdLikelihood(cells));
      considerLeaving(nbd);
      considerNbd(nbd);
    }
    considerRate();
    return new Selection(chosen, fits, models);
  }

  private List<LeavingModel> offered() {
    return Arrays.stream(LeavingModel.values())
        .filter(isTried)
        .filter(model -> model.isOfferedFor(cells))
        .toList();
  }

  private String shortage() {
    if (cells.customerCount() < rules.customers()) {
      return "Not fitted: %d customers, at least %d are needed."
          .formatted(cells.customerCount(), rules.customers());
    }
    if (cells.repeatBuyerCount() < rules.repeatBuyers()) {
      return "Not fitted: %d repeat buyers, at least %d are needed."
          .formatted(cells.repeatBuyerCount(), rules.repeatBuyers());
    }
    if (cells.repeatBuyerCount() == 0) {
      return "Not fitted: no repeat buyer.";
    }
    return cells.exposure() > 0 ? "" : "Not fitted: no customer has any age.";
  }

  private void considerLeaving(Estimate nbd) {
    Map<LeavingModel, Estimate> estimates = new EnumMap<>(LeavingModel.class);
    String rival = Nbd.NAME;
    double highest = nbd.logLikelihood() + SMALLEST_GAIN;
    for (LeavingModel model : offered()) {
      Estimate estimate = model.fit(cells);
      estimates.put(model, estimate);
      if (estimate.isUsable() && estimate.logLikelihood() > highest) {
        rival = model.label();
        highest = estimate.logLikelihood();
        chosen = model.of(estimate);
      }
    }
    for (Map.Entry<LeavingModel, Estimate> candidate : estimates.entrySet()) {
      LeavingModel model = candidate.getKey();
      Estimate estimate = candidate.getValue();
      String problem = problem(model, estimate, nbd);
      if (!problem.isEmpty()) {
        fits.add(fitted(model.label(), estimate, false, false, problem));
        continue;
      }
      boolean isChosen = model.label().equals(rival);
      String note = isChosen ? LIKELIEST : lost(rival, highest - estimate.logLikelihood());
      models.add(isChosen ? chosen : model.of(estimate));
      fits.add(fitted(model.label(), estimate, isChosen, true, note));
    }
  }

  private static String lost(String rival, double behind) {
    return String.format(
        Locale.ROOT, "Not chosen: the log-likelihood of %s is higher by %.2f.", rival, behind);
  }

  private static String problem(LeavingModel model, Estimate estimate, Estimate nbd) {
    boolean isNbd =
        model.holdsNbd() && estimate.logLikelihood() - nbd.logLikelihood() <= SMALLEST_GAIN;
    if (!isNbd) {
      return estimate.problem();
    }
    String problem =
        estimate.isUsable()
            ? "The chance of leaving adds nothing to the likelihood."
            : estimate.problem();
    String limit = " (the limit at which %s becomes NBD: nobody leaves).".formatted(model.title());
    return problem.replaceFirst("\\.$", limit);
  }

  private void considerNbd(Estimate estimate) {
    if (!estimate.isUsable()) {
      fits.add(fitted(Nbd.NAME, estimate, false, false, estimate.problem()));
      return;
    }
    Nbd nbd = new Nbd(estimate.parameter(0), estimate.parameter(1));
    models.add(nbd);
    if (chosen != null) {
      String note = "Not needed: %s holds.".formatted(chosen.name());
      fits.add(fitted(Nbd.NAME, estimate, false, true, note));
      return;
    }
    chosen = nbd;
    fits.add(fitted(Nbd.NAME, estimate, true, true, "Chosen: fitted inside its bounds."));
  }

  private void considerRate() {
    Rate rate = Rate.of(cells);
    models.add(rate);
    boolean isChosen = chosen == null;
    String note =
        isChosen
            ? "Chosen: the pooled rate needs no fit."
            : "Not needed: %s holds.".formatted(chosen.name());
    if (isChosen) {
      chosen = rate;
    }
    fits.add(
        new ModelFit(
            ModelFit.PURCHASES,
            Rate.NAME,
            isChosen,
            Map.of("rate", rate.purchasesPerWeek()),
            Map.of(),
            rate.logLikelihood(cells),
            cells.customerCount(),
            true,
            note));
  }

  private ModelFit fitted(
      String model, Estimate estimate, boolean isChosen, boolean isConverged, String note) {
    return estimate.toModelFit(
        ModelFit.PURCHASES, model, isChosen, isConverged, cells.customerCount(), note);
  }

  private ModelFit unfitted(String model, String note) {
    return ModelFit.unfitted(ModelFit.PURCHASES, model, cells.customerCount(), note);
  }
}
