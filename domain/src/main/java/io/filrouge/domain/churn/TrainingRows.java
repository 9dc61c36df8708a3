package io.filrouge.domain.churn;

import io.filrouge.domain.evaluation.Outcomes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Figures of customers, whether they then stayed away, and how many of them are alike; sorted by
 * themselves, so that sums over them come out alike whatever order they came in.
 */
final class TrainingRows {

  private static final Comparator<Example> ORDER =
      Comparator.comparing(Example::figures, Arrays::compare)
          .thenComparing(Example::stayedAway)
          .thenComparingDouble(Example::count);

  private final List<Example> examples;

  /** Customers who are alike, before and after. */
  record Example(double[] figures, boolean stayedAway, double count) {}

  private TrainingRows(List<Example> examples) {
    this.examples = examples;
  }

  /** All folds together, each with the purchase model of its own cutoff. */
  static TrainingRows of(List<Fold> folds) {
    List<Example> examples = new ArrayList<>();
    for (Fold fold : folds) {
      for (Outcomes.Counted cell : fold.outcomes().cells()) {
        examples.add(
            new Example(
                ChurnFigures.of(cell.outcome()).values(fold.model(), fold.horizon()),
                cell.outcome().orders() == 0,
                cell.count()));
      }
    }
    return of(examples.stream());
  }

  static TrainingRows of(java.util.stream.Stream<Example> examples) {
    return new TrainingRows(examples.sorted(ORDER).toList());
  }

  int size() {
    return examples.size();
  }

  double figure(int row, int figure) {
    return examples.get(row).figures()[figure];
  }

  int figureCount() {
    return examples.isEmpty() ? 0 : examples.get(0).figures().length;
  }

  boolean stayedAway(int row) {
    return examples.get(row).stayedAway();
  }

  double count(int row) {
    return examples.get(row).count();
  }

  /** Customers who stayed away, or who did not. */
  double count(boolean stayedAway) {
    return examples.stream()
        .filter(example -> example.stayedAway() == stayedAway)
        .mapToDouble(Example::count)
        .sum();
  }
}
