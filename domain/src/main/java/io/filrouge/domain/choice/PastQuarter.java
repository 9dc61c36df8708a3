package io.filrouge.domain.choice;

import io.filrouge.domain.evaluation.BackTest;
import io.filrouge.domain.evaluation.Baselines;
import io.filrouge.domain.evaluation.CustomerOutcome;
import io.filrouge.domain.evaluation.Forecast;
import io.filrouge.domain.evaluation.Forecaster;
import io.filrouge.domain.evaluation.Measured;
import io.filrouge.domain.evaluation.Metric;
import io.filrouge.domain.evaluation.Outcomes;
import io.filrouge.domain.evaluation.Target;
import io.filrouge.domain.purchases.CovariateFit;
import io.filrouge.domain.purchases.MinimumData;
import io.filrouge.domain.purchases.OriginCells;
import io.filrouge.domain.purchases.PurchaseCells;
import io.filrouge.domain.purchases.PurchaseModel;
import io.filrouge.domain.purchases.PurchaseModelSelection;
import io.filrouge.domain.purchases.PurchaseTraits;
import io.filrouge.domain.season.PurchaseDays;
import io.filrouge.domain.season.SeasonalModel;
import io.filrouge.domain.season.SeasonalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A quarter out of time: what was known when it began, by the end of the day before, and what came.
 */
final class PastQuarter {
  static final int DAYS = 91;

  /** As many days later it is the same day of the week in the next year. */
  private static final int YEAR = 364;

  /** Stands for what there is not of customers who came since. */
  private static final int NOT_YET = -1;

  private final OriginDays known;
  private final int cutoff;
  private final double daysPerUnit;
  private final MinimumData rules;
  private final Optional<SeasonalTime> time;
  private final Outcomes outcomes;
  private final Outcomes lastYear;

  /** The place among the outcomes of each of the shop's customers, or {@link #NOT_YET}. */
  private final int[] cells;

  /**
   * @param days of some customers; what is later than the quarter is not looked at
   * @param cutoff the day with which what is known ends
   * @param time of the season, if the shop is taken to have one
   */
  PastQuarter(
      OriginDays days,
      int cutoff,
      double daysPerUnit,
      MinimumData rules,
      Optional<SeasonalTime> time) {
    this.known = days.until(cutoff);
    this.cutoff = cutoff;
    this.daysPerUnit = daysPerUnit;
    this.rules = rules;
    this.time = time;
    this.outcomes = outcomes(days, false);
    this.lastYear = outcomes(days, true);
    this.cells = cells(days);
  }

  /**
   * @param isOfLastYear whether what was bought before is told of the quarter's weeks a year ago,
   *     and not of the weeks just before
   */
  private Outcomes outcomes(OriginDays days, boolean isOfLastYear) {
    Outcomes.Builder builder = Outcomes.builder();
    customers(days, isOfLastYear)
        .flatMap(Optional::stream)
        .forEach(customer -> builder.add(customer, 1));
    return builder.build();
  }

  private int[] cells(OriginDays days) {
    Map<CustomerOutcome, Integer> places = new HashMap<>();
    for (Outcomes.Counted cell : outcomes.cells()) {
      places.put(cell.outcome(), places.size());
    }
    return customers(days, false)
        .mapToInt(customer -> customer.map(places::get).orElse(NOT_YET))
        .toArray();
  }

  /**
   * Each of the shop's customers, in an order that is the same in every quarter; empty of who had
   * not come.
   */
  private Stream<Optional<CustomerOutcome>> customers(OriginDays days, boolean isOfLastYear) {
    return days.byOrigin().entrySet().stream()
        .flatMap(
            some -> {
              PurchaseTraits traits = PurchaseTraits.NONE.from(some.getKey());
              PurchaseDays ofOrigin = some.getValue();
              return IntStream.range(0, ofOrigin.customerCount())
                  .mapToObj(
                      i ->
                          ofOrigin.first(i) <= cutoff
                              ? Optional.of(outcome(ofOrigin, i, traits, isOfLastYear))
                              : Optional.empty());
            });
  }

  private CustomerOutcome outcome(
      PurchaseDays days, int customer, PurchaseTraits traits, boolean isOfLastYear) {
    int first = days.first(customer);
    int count = days.count(customer, first - 1, cutoff);
    return new CustomerOutcome(
        count - 1,
        (days.last(customer, cutoff) - first) / daysPerUnit,
        (cutoff - first) / daysPerUnit,
        0,
        isOfLastYear ? yearBefore(days, customer) : repeats(days, customer, cutoff - DAYS, cutoff),
        0,
        days.count(customer, cutoff, cutoff + DAYS),
        0,
        traits);
  }

  private int yearBefore(PurchaseDays days, int customer) {
    return days.first(customer) > cutoff - YEAR
        ? NOT_YET
        : repeats(days, customer, cutoff - YEAR, cutoff + DAYS - YEAR);
  }

  /** Purchases after a day until another one, the first of all left out. */
  private static int repeats(PurchaseDays days, int customer, int after, int until) {
    return days.count(customer, Math.max(after, days.first(customer)), until);
  }

  /** The number of customers who had bought by the cutoff. */
  long customerCount() {
    return outcomes.customerCount();
  }

  /** Fits the models to what was known, and lets those that hold foretell the quarter. */
  List<Foretold> ofModels() {
    PurchaseModelSelection.Selection selection =
        PurchaseModelSelection.fit(told(known.all().cells(cutoff, daysPerUnit)), rules);
    return selection.models().stream().map(this::foretold).toList();
  }

  /** Fits a model with the effects of origins; empty where that is not to be had. */
  Optional<Foretold> ofCovariates(String name, double smallestShare) {
    OriginCells cells = known.cells(known.categories(smallestShare), cutoff, daysPerUnit);
    return CovariateFit.of(name, cells.told(this::told))
        .filter(CovariateFit::isUsable)
        .map(fit -> foretold(fit.model()));
  }

  private PurchaseCells told(PurchaseCells calendar) {
    return time.map(clock -> clock.cells(calendar)).orElse(calendar);
  }

  private Foretold foretold(PurchaseModel steady) {
    PurchaseModel model =
        time.<PurchaseModel>map(clock -> new SeasonalModel(steady, clock)).orElse(steady);
    return Foretold.of(model, outcomes, cells, DAYS / daysPerUnit);
  }

  /** What can be said without a model: recency, as before, as in the same weeks of last year. */
  List<Foretold> ofBaselines() {
    List<Foretold> baselines = new ArrayList<>();
    for (String name : List.of(Baselines.RECENCY, Baselines.SAME_AS_BEFORE)) {
      baselines.add(
          Foretold.of(
              name,
              outcomes,
              Baselines.all().stream().filter(baseline -> baseline.model().equals(name)).toList()));
    }
    sameSeason().ifPresent(baselines::add);
    return baselines;
  }

  /** As many as in the same weeks of last year; of who came since, as many as others on average. */
  private Optional<Foretold> sameSeason() {
    long customers = 0;
    double purchases = 0;
    for (Outcomes.Counted cell : lastYear.cells()) {
      if (cell.outcome().ordersBefore() != NOT_YET) {
        customers += cell.count();
        purchases += (double) cell.count() * cell.outcome().ordersBefore();
      }
    }
    if (customers < rules.customers() || customers == 0) {
      return Optional.empty();
    }
    double mean = purchases / customers;
    return Optional.of(
        Foretold.of(
            Foretold.SAME_SEASON,
            lastYear,
            List.of(sameSeason(Target.ORDERS, 1, mean), sameSeason(Target.NO_PURCHASE, -1, mean))));
  }

  private static Forecaster sameSeason(Target target, int sign, double mean) {
    return new Forecaster(
        Foretold.SAME_SEASON,
        target,
        target == Target.ORDERS ? Forecaster.Depth.VALUE : Forecaster.Depth.RANK,
        false,
        customer -> {
          int before = customer.ordersBefore();
          return Forecast.of(sign * (before == NOT_YET ? mean : before));
        });
  }

  /** Figures of forecasters by name, of purchases and of no purchase. */
  static TreeMap<String, Double> figures(Outcomes outcomes, List<Forecaster> forecasters) {
    BackTest backTest = new BackTest(outcomes, 1);
    TreeMap<String, Double> figures = new TreeMap<>();
    for (Forecaster forecaster : forecasters) {
      for (Measured measured : backTest.measure(forecaster)) {
        boolean isShown =
            forecaster.target() == Target.ORDERS
                ? List.of(Metric.BIAS, Metric.MAE).contains(measured.metric())
                : measured.metric() == Metric.AUC;
        if (isShown) {
          figures.put(measured.metric().wireName(), measured.value());
        }
      }
    }
    return figures;
  }
}
