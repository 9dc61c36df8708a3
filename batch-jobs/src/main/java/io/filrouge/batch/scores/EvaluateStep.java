package io.filrouge.batch.scores;

import static org.apache.spark.sql.functions.col;

import io.filrouge.batch.identity.IdentitySettings;
import io.filrouge.batch.tables.CustomerFeatures;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.IdentifierHolders;
import io.filrouge.batch.tables.Kept;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.domain.churn.ChurnCandidates;
import io.filrouge.domain.churn.ChurnLearning.Learned;
import io.filrouge.domain.evaluation.BackTest;
import io.filrouge.domain.evaluation.Baselines;
import io.filrouge.domain.evaluation.Candidates;
import io.filrouge.domain.evaluation.Forecaster;
import io.filrouge.domain.evaluation.ModelEvaluation;
import io.filrouge.domain.evaluation.Outcomes;
import io.filrouge.domain.evaluation.Target;
import io.filrouge.domain.purchases.SpendModelSelection;
import io.filrouge.settings.Failure;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Back-tests the scores: fits every candidate with what was known at a cutoff, compares it and the
 * baselines with what happened from there to the night, and publishes {@code model_evaluations},
 * {@code model_calibrations} and {@code model_curves}.
 */
public final class EvaluateStep {
  private final Publisher publisher;
  private final ScoreSettings settings;
  private final Past past;

  /**
   * @param currency the shop's
   */
  public EvaluateStep(
      Publisher publisher, ScoreSettings settings, IdentitySettings identity, String currency) {
    this.publisher = publisher;
    this.settings = settings;
    this.past =
        new Past(
            publisher.lake(),
            publisher.night(),
            settings.timeUnit(),
            settings.caution(),
            identity,
            currency,
            settings.choice().isWithCovariates());
  }

  /**
   * Refuses cutoffs that leave no window.
   *
   * @throws Failure of exit code 2
   */
  public static void requireBefore(List<LocalDate> cutoffs, LocalDate asOf) {
    for (LocalDate cutoff : cutoffs) {
      if (!cutoff.isBefore(asOf)) {
        throw Failure.configuration(
            "Cannot evaluate at cutoff "
                + cutoff
                + ": it is not before --as-of "
                + asOf
                + ", so nothing has happened since; give an earlier --cutoff or a later --as-of");
      }
    }
  }

  /**
   * Evaluates at each cutoff, the earliest first; what stands in the tables for these cutoffs and
   * horizons is replaced, all else stays.
   *
   * @throws Failure of exit code 3 when the lake has no such night, or had no customers at a cutoff
   */
  public List<CutoffEvaluation> publish(List<LocalDate> cutoffs) {
    requireBefore(cutoffs, publisher.night().asOf());
    requireNight();
    List<CutoffEvaluation> evaluations =
        cutoffs.stream().distinct().sorted().map(this::evaluate).toList();
    EvaluationRows.publish(publisher, evaluations);
    return evaluations;
  }

  private CutoffEvaluation evaluate(LocalDate day) {
    Night asOf = publisher.night();
    try (Kept kept = new Kept()) {
      Lake lake = publisher.lake();
      People people =
          People.everybody(IdentifierHolders.on(lake.read(CustomerIdentifiers.CONTRACT), asOf));
      Night cutoff = new Night(day, asOf.zone());
      PastBase base = new PastBase(past, cutoff, asOf, PastRows.of(lake, people), kept);
      PurchaseFits purchases = PurchaseFits.of(base.base(), settings);
      Outcomes outcomes = base.outcomesByWeek(purchases);
      if (outcomes.customerCount() == 0) {
        throw Failure.input(
            "Cannot evaluate at cutoff " + day + ": nobody had bought by then; give a later one");
      }
      return new CutoffEvaluation(
          day,
          base.horizonDays(),
          outcomes.customerCount(),
          models(base, purchases, outcomes, cutoff));
    }
  }

  private List<ModelEvaluation> models(
      PastBase base, PurchaseFits purchases, Outcomes outcomes, Night cutoff) {
    SpendModelSelection.Selection spend =
        SpendModelSelection.fit(base.base().spendCells(), settings.minimumData());
    double horizon = settings.timeUnit().of(base.horizonDays());
    // What a night at the cutoff would have learnt, from windows that were complete by then.
    Learned learned =
        new ChurnFolds(past, settings, cutoff, base.horizonDays(), purchases.cells())
            .learn(base.identifiers());
    // The same seed for every cutoff: intervals differ by customers alone.
    BackTest backTest = new BackTest(outcomes, 1);
    return Stream.of(
            candidates(
                new Candidates(purchases.selection(), spend, horizon),
                purchases.model().name(),
                learned),
            purchases
                .other(base.base(), settings)
                .map(other -> new Candidates(other, spend, horizon).all())
                .orElse(List.of())
                .stream()
                .map(Forecaster::notChosen)
                .toList(),
            ChurnCandidates.of(learned, purchases.model(), horizon),
            Baselines.all())
        .flatMap(List::stream)
        .map(backTest::evaluate)
        .toList();
  }

  /** Of no purchase, the model of the cutoff speaks with its interval where somebody was tried. */
  private static List<Forecaster> candidates(
      Candidates candidates, String purchases, Learned learned) {
    boolean isTried = !learned.candidates().isEmpty();
    return candidates.all().stream()
        .filter(
            candidate ->
                !(isTried
                    && candidate.target() == Target.NO_PURCHASE
                    && candidate.model().equals(purchases)))
        .toList();
  }

  private void requireNight() {
    Night night = publisher.night();
    if (publisher
        .lake()
        .read(CustomerFeatures.CONTRACT)
        .where(col("as_of_date").equalTo(night.date()))
        .isEmpty()) {
      throw Failure.input(
          "Cannot evaluate up to "
              + night
              + ": lake "
              + publisher.lake().uri()
              + " holds no customers of that night; run 'filrouge batch nightly --as-of "
              + night
              + "' first");
    }
  }
}
