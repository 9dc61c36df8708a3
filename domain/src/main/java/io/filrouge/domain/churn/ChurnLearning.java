package io.filrouge.domain.churn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Learns trees from past cutoffs, and lets them, the purchase model and both together say what
 * customers of a later cutoff would do. Who comes nearest to what these then did is taken, with the
 * calibration that does them best; what is simpler stays unless chance alone would not explain why
 * the other is better. What is taken is what was tried: nothing is learnt again afterwards.
 */
public final class ChurnLearning {
  /** Of either kind: customers who stayed away and who did not. */
  static final long FEWEST = 100;

  private final Fold later;
  private final List<Fold> earlier;
  private final boolean isGrowing;
  private final List<Candidate> candidates = new ArrayList<>();
  private String note = "";

  /**
   * Somebody who was tried.
   *
   * @param brier mean squared error out of time, with the calibration
   * @param raw the model without its calibration
   * @param rawBrier its mean squared error
   */
  public record Candidate(ChurnModel model, double brier, ChurnModel raw, double rawBrier) {}

  /**
   * What came of it.
   *
   * @param chosen one of the candidates' models, or the plain purchase model
   * @param candidates all that were tried; none where the fold is too small
   * @param note why, in plain words
   * @param rowCount customers that the trees were grown on; 0 without trees
   */
  public record Learned(ChurnModel chosen, List<Candidate> candidates, String note, long rowCount) {

    /** Keeps a copy of the list. */
    public Learned {
      candidates = List.copyOf(candidates);
    }

    /** The same, with words before the note. */
    public Learned noted(String words) {
      return new Learned(chosen, candidates, words + note, rowCount);
    }

    /** Nothing was learnt. */
    public static Learned nothing(String why) {
      return new Learned(ChurnModel.PLAIN, List.of(), why, 0);
    }
  }

  private ChurnLearning(Fold later, List<Fold> earlier, boolean isGrowing) {
    this.later = later;
    this.earlier = List.copyOf(earlier);
    this.isGrowing = isGrowing;
  }

  /**
   * @param later the fold that decides; its cutoff is not before the end of any earlier window
   * @param earlier the folds that trees are grown on, the latest first
   * @param isGrowing whether trees are grown; without them the earlier folds only tell whether a
   *     calibration lasts
   */
  public static Learned learn(Fold later, List<Fold> earlier, boolean isGrowing) {
    long fewest = Math.min(later.count(true), later.count(false));
    if (fewest < FEWEST) {
      return Learned.nothing(
          String.format(
              Locale.ROOT,
              "Nothing learnt: of the customers of the last complete window %,d stayed away and %,d"
                  + " did not; at least %d of either are needed.",
              later.count(true),
              later.count(false),
              FEWEST));
    }
    return new ChurnLearning(later, earlier, isGrowing).learn();
  }

  private Learned learn() {
    List<Trial> trials = new ArrayList<>();
    boolean lasts = calibrationsLast();
    consider(ChurnModel.PLAIN, lasts, trials);
    TrainingRows rows = TrainingRows.of(earlier);
    BoostedTrees trees = trees(rows);
    if (trees != null) {
      consider(new ChurnModel(ChurnModel.Voice.TREES, trees, Calibration.NONE), lasts, trials);
      consider(new ChurnModel(ChurnModel.Voice.BOTH, trees, Calibration.NONE), lasts, trials);
    }
    int best = 0;
    for (int i = 1; i < trials.size(); i++) {
      best = trials.get(i).beats(trials.get(best)) ? i : best;
    }
    return new Learned(
        candidates.get(best).model(),
        candidates,
        note + words(),
        trees == null ? 0 : Math.round(rows.count(true) + rows.count(false)));
  }

  /** Whether what puts the purchase model right in one window does so in the next one, too. */
  private boolean calibrationsLast() {
    if (earlier.isEmpty()) {
      note = "Not calibrated: there is but one complete window to try it on. ";
      return false;
    }
    boolean lasts =
        Trial.lasts(told(earlier.get(0), ChurnModel.PLAIN), told(later, ChurnModel.PLAIN));
    note = lasts ? "" : "Not calibrated: what is right for one window is not for the next. ";
    return lasts;
  }

  private static Told told(Fold fold, ChurnModel model) {
    return Told.of(fold, customer -> model.rawProbability(fold.model(), customer, fold.horizon()));
  }

  private void consider(ChurnModel model, boolean isCalibrated, List<Trial> trials) {
    Told told = told(later, model);
    Trial trial = isCalibrated ? Trial.of(told) : Trial.uncalibrated(told);
    trials.add(trial);
    candidates.add(
        new Candidate(
            new ChurnModel(
                model.voice(), model.trees(), trial.calibration(), Spread.of(trial.judged())),
            trial.brier(),
            new ChurnModel(model.voice(), model.trees(), Calibration.NONE, Spread.of(told)),
            trial.raw().brier()));
  }

  private BoostedTrees trees(TrainingRows rows) {
    if (!isGrowing) {
      return null;
    }
    if (Math.min(rows.count(true), rows.count(false)) < FEWEST) {
      note +=
          "No trees: no complete window before the last one has %d customers of either kind. "
              .formatted(FEWEST);
      return null;
    }
    List<String> leaks = LeakCheck.of(rows);
    if (!leaks.isEmpty()) {
      note +=
          "No trees: %s all but tells who stayed away, so it may know what came later. "
              .formatted(String.join(", ", leaks));
      return null;
    }
    return TreeGrower.grow(rows);
  }

  private String words() {
    StringBuilder words = new StringBuilder("Brier score on the last complete window:");
    for (Candidate candidate : candidates) {
      words.append(
          String.format(
              Locale.ROOT,
              " %s %.4f, calibrated (%s) %.4f;",
              candidate.model().name(later.model()),
              candidate.rawBrier(),
              candidate.model().calibrationName(),
              candidate.brier()));
    }
    words.setCharAt(words.length() - 1, '.');
    return words.toString();
  }
}
