package io.filrouge.domain.season;

import io.filrouge.domain.purchases.MinimumData;
import io.filrouge.domain.purchases.ModelFit;
import io.filrouge.domain.purchases.PurchaseCells;
import io.filrouge.domain.purchases.PurchaseModel;
import io.filrouge.domain.purchases.PurchaseModelSelection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a shop has a season that foretells its next quarter better, and which.
 *
 * <p>It is tried on the last quarters, two to four, each from what had been bought when it began,
 * if a year was known then. It is taken where it foretold their weekly totals better by more than a
 * little and than chance alone would let it, in all of them or all but one, and the totals of the
 * quarters no worse ({@link QuarterTrials#speakForTheSeason}).
 *
 * @param index estimated from all that is known; absent where there is too little
 * @param isChosen whether scores are to rest on it
 * @param fits without and with a season, exactly one of them chosen
 */
public record Season(Optional<YearIndex> index, boolean isChosen, List<ModelFit> fits) {

  /** The score of models of when in the year customers buy. */
  public static final String SEASON = "season";

  /** Customers buy alike all the year. */
  public static final String NONE = "none";

  /** Each week of the year has its own speed. */
  public static final String WEEK_OF_YEAR = "week-of-year";

  /** What must have been known before a quarter on which a season is tried. */
  static final int YEAR = 365;

  private static final int FEWEST_QUARTERS = 2;
  private static final int MOST_QUARTERS = 4;

  /** Keeps a copy of the list. */
  public Season {
    fits = List.copyOf(fits);
  }

  /** The days of history below which no season is tried. */
  public static int shortestHistory() {
    return YEAR + FEWEST_QUARTERS * QuarterTrial.DAYS;
  }

  /** Why no season is tried on customers with such histories; empty where one is. */
  public static Optional<Season> shortage(
      PurchaseCells cells, double daysPerUnit, MinimumData rules) {
    if (!rules.areMetBy(cells)) {
      return Optional.of(
          none("No season tried: too few customers or repeat buyers for any model."));
    }
    long days = historyDays(cells, daysPerUnit, rules);
    return days < shortestHistory()
        ? Optional.of(
            none(
                String.format(
                    Locale.ROOT,
                    "No season tried: %,d days of history, at least %,d are needed, a year before"
                        + " two quarters to try it on.",
                    days,
                    shortestHistory())))
        : Optional.empty();
  }

  /**
   * The days of history of customers with such histories: it begins when as many have bought as any
   * model needs, not with the first.
   */
  public static long historyDays(PurchaseCells cells, double daysPerUnit, MinimumData rules) {
    long customers = 0;
    // Cells are in the order of their ages.
    for (int i = cells.size() - 1; i >= 0; i--) {
      customers += cells.weight(i);
      if (customers >= rules.customers()) {
        return Math.round(cells.age(i) * daysPerUnit);
      }
    }
    return 0;
  }

  /** A season that the shop knows from elsewhere. */
  public static Season given(YearIndex index) {
    return of(
        Optional.of(index),
        true,
        0,
        "Not chosen: the season is given.",
        "Chosen: given by the configuration, neither estimated nor tried.");
  }

  /** No season is tried. */
  public static Season none(String why) {
    return of(Optional.empty(), false, 0, why, why);
  }

  /**
   * Estimates and tries a season; the same customers give the same one.
   *
   * @param days what had been bought by the end of the day, by some customers or all; what is later
   *     is not looked at
   * @param asOf the day
   * @param daysPerUnit the length of the models' unit: 7 for weeks
   */
  public static Season of(
      PurchaseDays days, LocalDate asOf, double daysPerUnit, MinimumData rules) {
    int last = Math.toIntExact(asOf.toEpochDay());
    PurchaseDays known = days.until(last);
    PurchaseCells cells = known.cells(last, daysPerUnit);
    Optional<Season> shortage = shortage(cells, daysPerUnit, rules);
    if (shortage.isPresent()) {
      return shortage.get();
    }
    List<QuarterTrial> trials = new ArrayList<>();
    long history = historyDays(cells, daysPerUnit, rules);
    for (int quarters = 1; quarters <= MOST_QUARTERS; quarters++) {
      int back = quarters * QuarterTrial.DAYS;
      int cutoff = last - back;
      if (history - back >= YEAR
          && rules.areMetBy(known.until(cutoff).cells(cutoff, daysPerUnit))) {
        trials.add(QuarterTrial.of(known, cutoff, daysPerUnit, rules));
      }
    }
    if (trials.size() < FEWEST_QUARTERS) {
      return none("No season tried: too few repeat buyers before two quarters to try it on.");
    }
    return judged(
        IndexEstimate.of(known, last, daysPerUnit, QuarterTrial.fit(cells, rules)),
        new QuarterTrials(trials),
        known.customerCount());
  }

  /**
   * The index of the year as it was known at the end of a day.
   *
   * @param days what had been bought by then
   */
  public static YearIndex index(PurchaseDays days, int day, double daysPerUnit, MinimumData rules) {
    return IndexEstimate.of(
        days, day, daysPerUnit, QuarterTrial.fit(days.cells(day, daysPerUnit), rules));
  }

  private static Season judged(YearIndex index, QuarterTrials trials, int customers) {
    if (!trials.sayAnything()) {
      return of(
          Optional.of(index),
          false,
          customers,
          "Chosen: nobody came back to try a season on.",
          "Not chosen: nobody came back to try it on.");
    }
    boolean isChosen = trials.speakForTheSeason();
    String yes = "Chosen: " + trials.words();
    String no = "Not chosen: " + trials.words();
    return of(Optional.of(index), isChosen, customers, isChosen ? no : yes, isChosen ? yes : no);
  }

  private static Season of(
      Optional<YearIndex> index,
      boolean isChosen,
      int customers,
      String noteWithout,
      String noteWith) {
    return new Season(
        index,
        isChosen,
        List.of(
            new ModelFit(
                SEASON, NONE, !isChosen, Map.of(), Map.of(), null, customers, true, noteWithout),
            new ModelFit(
                SEASON,
                WEEK_OF_YEAR,
                isChosen,
                index.map(YearIndex::parameters).orElse(Map.of()),
                Map.of(),
                null,
                customers,
                index.isPresent(),
                noteWith)));
  }

  /**
   * Fits the purchase models in the time of an index and chooses; they are told by the calendar.
   *
   * @param calendar histories by the calendar, as of the end of a day
   */
  public static PurchaseModelSelection.Selection fit(
      PurchaseCells calendar,
      YearIndex index,
      LocalDate asOf,
      double daysPerUnit,
      MinimumData rules) {
    SeasonalTime time = new SeasonalTime(index, asOf, daysPerUnit);
    PurchaseModelSelection.Selection steady =
        PurchaseModelSelection.fit(time.cells(calendar), rules);
    List<PurchaseModel> models = new ArrayList<>();
    steady.models().forEach(model -> models.add(new SeasonalModel(model, time)));
    return new PurchaseModelSelection.Selection(
        new SeasonalModel(steady.model(), time),
        steady.fits().stream().map(fit -> fit.named(SeasonalModel.name(fit.model()))).toList(),
        models);
  }
}
