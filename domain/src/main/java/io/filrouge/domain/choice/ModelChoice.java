package io.filrouge.domain.choice;

import io.filrouge.domain.purchases.BgNbd;
import io.filrouge.domain.purchases.CovariateFit;
import io.filrouge.domain.purchases.CovariateModel;
import io.filrouge.domain.purchases.MbgNbd;
import io.filrouge.domain.purchases.MinimumData;
import io.filrouge.domain.purchases.ModelFit;
import io.filrouge.domain.purchases.OriginCategories;
import io.filrouge.domain.purchases.OriginCells;
import io.filrouge.domain.purchases.ParetoNbd;
import io.filrouge.domain.purchases.PurchaseModel;
import io.filrouge.domain.purchases.PurchaseModelSelection.Selection;
import io.filrouge.domain.season.PurchaseDays;
import io.filrouge.domain.season.Season;
import io.filrouge.domain.season.SeasonalModel;
import io.filrouge.domain.season.SeasonalTime;
import io.filrouge.domain.season.YearIndex;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Chooses among the purchase models that a night has fitted: the likeliest, unless another one
 * foretold the last two quarters better; and whether customers of some origins are told from
 * others.
 *
 * <p>Quarters are foretold from what was known when they began, by the models fitted to that. They
 * are tried where half a year was known before each. Where it was not, likelihood alone decides,
 * and effects of origins must pay for themselves.
 */
public final class ModelChoice {

  /** The score of what came of trying models on past quarters. */
  public static final String CHOICE = "choice";

  private static final int QUARTERS = 2;
  private static final int SHORTEST_BEFORE = 182;

  private static final String NOT_FITTED =
      "Not fitted: without effects, %s does not hold among the customers who would tell them.";

  private static final List<String> WITH_LEAVING = List.of(BgNbd.NAME, MbgNbd.NAME, ParetoNbd.NAME);

  private final OriginDays days;
  private final int last;
  private final double daysPerUnit;
  private final MinimumData rules;
  private final SeasonAt season;
  private final Optional<SeasonalTime> time;

  /** The season as it is taken to be. */
  @FunctionalInterface
  public interface SeasonAt {
    /**
     * @param known what had been bought by the end of the day
     * @return empty where the shop is taken to have none
     */
    Optional<YearIndex> index(PurchaseDays known, int day);
  }

  /**
   * What came of it.
   *
   * @param selection exactly one chosen; with the candidate with covariates, if one could be fitted
   * @param trials how all did on the past quarters, exactly one chosen; empty where there were none
   */
  public record Chosen(Selection selection, List<ModelFit> trials) {
    /** Keeps a copy of the list. */
    public Chosen {
      trials = List.copyOf(trials);
    }
  }

  /**
   * The origins of a night's customers.
   *
   * @param smallestShare of all customers, from which on they are a category
   * @param categories into which they fall
   * @param sample the histories of some customers or all, by the calendar: they tell the effects
   * @param everybody the histories of all, by the calendar; empty where the sample is everybody
   */
  public record Covariates(
      double smallestShare,
      OriginCategories categories,
      Supplier<OriginCells> sample,
      Optional<Supplier<OriginCells>> everybody) {}

  /**
   * @param days of some customers or all, whom past quarters are asked of; of nobody where none are
   *     to be asked. The same customers give the same choice
   * @param asOf the day whose end is now; what is later is not looked at
   * @param daysPerUnit the length of the models' unit: 7 for weeks
   */
  public ModelChoice(
      OriginDays days, LocalDate asOf, double daysPerUnit, MinimumData rules, SeasonAt season) {
    this.last = Math.toIntExact(asOf.toEpochDay());
    this.days = days.until(last);
    this.daysPerUnit = daysPerUnit;
    this.rules = rules;
    this.season = season;
    this.time = time(this.days.all(), last);
  }

  /** The days of history from which on models are tried on quarters. */
  public static int shortestHistory() {
    return SHORTEST_BEFORE + QUARTERS * PastQuarter.DAYS;
  }

  private Optional<SeasonalTime> time(PurchaseDays known, int day) {
    return season
        .index(known, day)
        .map(index -> new SeasonalTime(index, LocalDate.ofEpochDay(day), daysPerUnit));
  }

  /**
   * Chooses.
   *
   * @param selection of the night: its models tell by the calendar
   * @param covariates empty where no origins are to be told apart
   */
  public Chosen choose(Selection selection, Optional<Covariates> covariates) {
    Trials trials = new Trials(quarters());
    Selection plain = trials.isEmpty() ? selection : foretelling(selection, trials);
    String chosen = SeasonalModel.steadyName(plain.model());
    Selection whole =
        covariates
            .filter(some -> WITH_LEAVING.contains(chosen))
            .map(some -> withCovariates(plain, chosen, some, trials))
            .orElse(plain);
    return new Chosen(whole, trials.rows(whole.model().name()));
  }

  /** The latest first; none unless all can be tried. */
  private List<PastQuarter> quarters() {
    List<PastQuarter> quarters = new ArrayList<>();
    if (days.all().customerCount() == 0
        || Season.historyDays(days.all().cells(last, daysPerUnit), daysPerUnit, rules)
            < shortestHistory()) {
      return quarters;
    }
    for (int i = 1; i <= QUARTERS; i++) {
      int cutoff = last - i * PastQuarter.DAYS;
      PurchaseDays known = days.all().until(cutoff);
      if (!rules.areMetBy(known.cells(cutoff, daysPerUnit))) {
        return List.of();
      }
      quarters.add(new PastQuarter(days, cutoff, daysPerUnit, rules, time(known, cutoff)));
    }
    return quarters;
  }

  /** The likeliest, unless another one foretold the quarters better. */
  private static Selection foretelling(Selection selection, Trials trials) {
    Map<String, Double> likelihoods = new TreeMap<>();
    selection.fits().stream()
        .filter(ModelFit::isConverged)
        .filter(fit -> fit.logLikelihood() != null)
        .forEach(fit -> likelihoods.put(fit.model(), fit.logLikelihood()));
    List<PurchaseModel> likeliestFirst =
        selection.models().stream()
            .filter(model -> WITH_LEAVING.contains(SeasonalModel.steadyName(model)))
            .filter(model -> trials.areOf(model.name()))
            .sorted(Comparator.comparingDouble(model -> -likelihoods.get(model.name())))
            .toList();
    PurchaseModel best = selection.model();
    String likeliest = best.name();
    if (likeliestFirst.stream().noneMatch(model -> model.name().equals(likeliest))) {
      return selection;
    }
    String words = "";
    for (PurchaseModel model : likeliestFirst) {
      Gain gain = trials.gain(model.name(), best.name());
      if (gain.speaks()) {
        words = words(gain, best.name());
        best = model;
      }
    }
    return best.name().equals(likeliest)
        ? selection
        : instead(selection, best, "Chosen, though not the likeliest: " + words);
  }

  private static Selection instead(Selection selection, PurchaseModel model, String why) {
    List<ModelFit> fits = new ArrayList<>();
    for (ModelFit fit : selection.fits()) {
      if (fit.model().equals(model.name())) {
        fits.add(fit.chosen(why));
      } else if (fit.isChosen()) {
        fits.add(fit.notChosen("Not chosen: %s is.".formatted(model.name())));
      } else {
        fits.add(fit);
      }
    }
    return new Selection(model, fits, selection.models());
  }

  private static String words(Gain gain, String other) {
    return String.format(
        Locale.ROOT,
        "in foretelling the last %d quarters its logarithmic score a customer was %+.5f (standard"
            + " error %.5f) against %s%s.",
        QUARTERS,
        gain.mean(),
        gain.standardError(),
        other,
        gain.isInAll() ? "" : ", and not above it in each of them");
  }

  private Selection withCovariates(
      Selection plain, String chosen, Covariates covariates, Trials trials) {
    if (covariates.categories().effects().isEmpty()) {
      return plain;
    }
    String steadyName = CovariateModel.name(chosen);
    String name = time.isPresent() ? SeasonalModel.name(steadyName) : steadyName;
    OriginCells sample = told(covariates.sample().get());
    Optional<CovariateFit> fitted = CovariateFit.of(chosen, sample);
    if (fitted.isEmpty()) {
      long customers = sample.all().customerCount();
      return with(
          plain,
          ModelFit.unfitted(ModelFit.PURCHASES, name, customers, NOT_FITTED.formatted(chosen)),
          List.of());
    }
    CovariateFit fit = fitted.get();
    if (!fit.isUsable()) {
      return with(plain, fit.candidate(false, fit.problem()).named(name), List.of());
    }
    Verdict verdict = verdict(fit, chosen, plain.model().name(), covariates, trials);
    if (!verdict.isTaken()) {
      ModelFit lost = fit.candidate(false, "Not chosen: " + verdict.words()).named(name);
      return with(plain, lost, List.of(told(fit.model())));
    }
    CovariateFit whole =
        covariates.everybody().map(all -> fit.withLevelOf(told(all.get()))).orElse(fit);
    if (!whole.isUsable()) {
      return with(plain, whole.candidate(false, whole.problem()).named(name), List.of());
    }
    PurchaseModel model = told(whole.model());
    ModelFit candidate = whole.candidate(false, "").named(name);
    return instead(with(plain, candidate, List.of(model)), model, "Chosen: " + verdict.words());
  }

  private record Verdict(boolean isTaken, String words) {}

  private static Verdict verdict(
      CovariateFit fit, String chosen, String plainName, Covariates covariates, Trials trials) {
    if (trials.isEmpty()) {
      return new Verdict(
          fit.paysForItself(), "there are no two quarters to try it on; " + fit.words() + ".");
    }
    if (!trials.areOf(plainName) || !trials.addCovariates(chosen, covariates.smallestShare())) {
      return new Verdict(false, "it could not be fitted at the beginning of each quarter.");
    }
    Gain gain = trials.gain(trials.covariates(), plainName);
    return new Verdict(gain.speaks(), words(gain, plainName));
  }

  private static Selection with(Selection plain, ModelFit fit, List<PurchaseModel> models) {
    List<ModelFit> fits = new ArrayList<>(List.of(fit));
    fits.addAll(plain.fits());
    List<PurchaseModel> all = new ArrayList<>(models);
    all.addAll(plain.models());
    return new Selection(plain.model(), fits, all);
  }

  private OriginCells told(OriginCells calendar) {
    return time.map(clock -> calendar.told(clock::cells)).orElse(calendar);
  }

  private PurchaseModel told(PurchaseModel steady) {
    return time.<PurchaseModel>map(clock -> new SeasonalModel(steady, clock)).orElse(steady);
  }
}
