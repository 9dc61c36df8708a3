package io.filrouge.domain.purchases;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fits the models of renewals to survivor counts and chooses: of the beta-discrete-Weibull, the
 * shifted beta-geometric and the geometric model, each of which holds the next as a special case,
 * the one with the highest log-likelihood less its number of parameters (Akaike 1974) of those
 * whose fit holds. The geometric one always does.
 */
public final class RenewalModelSelection {

  private final SurvivorCounts counts;
  private final MinimumData rules;

  /**
   * The chosen model and every candidate.
   *
   * @param model the model to predict with
   * @param fits all candidates, the richest first, exactly one of them chosen
   */
  public record Selection(RenewalModel model, List<ModelFit> fits) implements Serializable {

    /** Keeps a copy of the list. */
    public Selection {
      fits = List.copyOf(fits);
    }
  }

  /** What speaks against a candidate is empty where nothing does. */
  private record Candidate(
      String name, Estimate estimate, RenewalModel model, double merit, String problem) {}

  private RenewalModelSelection(SurvivorCounts counts, MinimumData rules) {
    this.counts = counts;
    this.rules = rules;
  }

  /**
   * Fits and chooses; works on any counts, also on none.
   *
   * @param rules of them the fewest customers; repeat buyers mean nothing here
   */
  public static Selection fit(SurvivorCounts counts, MinimumData rules) {
    return new RenewalModelSelection(counts, rules).select();
  }

  private Selection select() {
    GeometricRenewals geometric = GeometricRenewals.of(counts);
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(weibull());
    candidates.add(shifted());
    double merit = geometric.logLikelihood(counts) - 1;
    Candidate best = new Candidate(GeometricRenewals.NAME, null, geometric, merit, "");
    for (Candidate candidate : candidates) {
      if (candidate.problem().isEmpty() && candidate.merit() > best.merit()) {
        best = candidate;
      }
    }
    List<ModelFit> fits = new ArrayList<>();
    for (Candidate candidate : candidates) {
      fits.add(fit(candidate, best));
    }
    fits.add(fit(geometric, best));
    return new Selection(best.model(), fits);
  }

  private Candidate weibull() {
    String shortage = shortage(3);
    if (!shortage.isEmpty()) {
      return new Candidate(BetaDiscreteWeibull.NAME, null, null, 0, shortage);
    }
    Estimate fit = MaximumLikelihood.fit(new BetaDiscreteWeibullLikelihood(counts));
    RenewalModel model =
        fit.isUsable()
            ? new BetaDiscreteWeibull(fit.parameter(0), fit.parameter(1), fit.parameter(2))
            : null;
    return new Candidate(
        BetaDiscreteWeibull.NAME, fit, model, fit.logLikelihood() - 3, fit.problem());
  }

  private Candidate shifted() {
    String shortage = shortage(2);
    if (!shortage.isEmpty()) {
      return new Candidate(ShiftedBetaGeometric.NAME, null, null, 0, shortage);
    }
    Estimate fit = MaximumLikelihood.fit(new ShiftedBetaGeometricLikelihood(counts));
    RenewalModel model =
        fit.isUsable() ? new ShiftedBetaGeometric(fit.parameter(0), fit.parameter(1)) : null;
    return new Candidate(
        ShiftedBetaGeometric.NAME, fit, model, fit.logLikelihood() - 2, fit.problem());
  }

  private String shortage(int periods) {
    if (counts.customerCount() < rules.customers()) {
      return "Not fitted: %d customers, at least %d are needed."
          .formatted(counts.customerCount(), rules.customers());
    }
    if (counts.periods() < periods) {
      return "Not fitted: %d periods, at least %d are needed.".formatted(counts.periods(), periods);
    }
    return counts.lostCount() > 0 ? "" : "Not fitted: nobody has left.";
  }

  private ModelFit fit(Candidate candidate, Candidate best) {
    if (candidate.estimate() == null) {
      return ModelFit.unfitted(
          ModelFit.RENEWALS, candidate.name(), counts.customerCount(), candidate.problem());
    }
    boolean isUsable = candidate.problem().isEmpty();
    String note = isUsable ? note(candidate.model(), best) : candidate.problem();
    return candidate
        .estimate()
        .toModelFit(
            ModelFit.RENEWALS,
            candidate.name(),
            candidate.model() == best.model() && isUsable,
            isUsable,
            counts.customerCount(),
            note);
  }

  private ModelFit fit(GeometricRenewals geometric, Candidate best) {
    return new ModelFit(
        ModelFit.RENEWALS,
        GeometricRenewals.NAME,
        geometric == best.model(),
        Map.of("leaving", geometric.leaving()),
        Map.of(),
        geometric.logLikelihood(counts),
        counts.customerCount(),
        true,
        note(geometric, best));
  }

  private static String note(RenewalModel model, Candidate best) {
    return model == best.model()
        ? "Chosen: the highest log-likelihood less the number of parameters."
        : "Not chosen: %s has a higher log-likelihood less the number of parameters."
            .formatted(best.name());
  }
}
