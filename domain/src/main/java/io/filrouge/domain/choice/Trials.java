package io.filrouge.domain.choice;

import io.filrouge.domain.purchases.ModelFit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How models and baselines did on past quarters. */
final class Trials {
  private final List<PastQuarter> quarters;

  /** By name, those who spoke of every quarter. */
  private final Map<String, List<Foretold>> byName = new LinkedHashMap<>();

  private String covariates = "";

  Trials(List<PastQuarter> quarters) {
    this.quarters = quarters;
    Map<String, List<Foretold>> all = new LinkedHashMap<>();
    for (PastQuarter quarter : quarters) {
      List<Foretold> foretold = new ArrayList<>(quarter.ofModels());
      foretold.addAll(quarter.ofBaselines());
      foretold.forEach(one -> all.computeIfAbsent(one.model(), name -> new ArrayList<>()).add(one));
    }
    all.forEach(this::keep);
  }

  private boolean keep(String name, List<Foretold> foretold) {
    boolean isOfAll = foretold.size() == quarters.size();
    if (isOfAll) {
      byName.put(name, foretold);
    }
    return isOfAll;
  }

  boolean isEmpty() {
    return quarters.isEmpty();
  }

  /** Whether a model held at the beginning of every quarter. */
  boolean areOf(String name) {
    return byName.containsKey(name);
  }

  /** Lets a model foretell the quarters with covariates; false where it could not be fitted. */
  boolean addCovariates(String name, double smallestShare) {
    List<Foretold> foretold = new ArrayList<>();
    for (PastQuarter quarter : quarters) {
      quarter.ofCovariates(name, smallestShare).ifPresent(foretold::add);
    }
    covariates = foretold.isEmpty() ? "" : foretold.get(0).model();
    return !foretold.isEmpty() && keep(covariates, foretold);
  }

  /** The name of the model with covariates. */
  String covariates() {
    return covariates;
  }

  /** By how much one model foretold better than another. */
  Gain gain(String name, String other) {
    return Gain.of(byName.get(name), byName.get(other));
  }

  /**
   * As rows of a table, exactly one chosen, with figures that are means over the quarters; none
   * where there were none.
   */
  List<ModelFit> rows(String chosen) {
    List<ModelFit> rows = new ArrayList<>();
    byName.forEach((name, foretold) -> rows.add(row(name, foretold, chosen)));
    if (!isEmpty() && !byName.containsKey(chosen)) {
      rows.add(
          new ModelFit(
              ModelChoice.CHOICE,
              chosen,
              true,
              Map.of(),
              Map.of(),
              null,
              0,
              false,
              "Taken for the night's scores; it could not be fitted at the beginning of each"
                  + " quarter."));
    }
    return rows;
  }

  /** Over the quarters in which a figure is defined: nobody may have bought in one of them. */
  static Map<String, Double> means(List<Foretold> foretold) {
    return foretold.stream()
        .flatMap(quarter -> quarter.figures().entrySet().stream())
        .filter(figure -> Double.isFinite(figure.getValue()))
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, TreeMap::new, Collectors.averagingDouble(Map.Entry::getValue)));
  }

  private ModelFit row(String name, List<Foretold> foretold, String chosen) {
    Map<String, Double> figures = means(foretold);
    long customers = foretold.stream().mapToLong(Foretold::customerCount).sum();
    Optional<Double> logScore =
        foretold.stream().anyMatch(quarter -> quarter.logScores().length == 0)
            ? Optional.empty()
            : Optional.of(foretold.stream().mapToDouble(Foretold::logScore).sum() / customers);
    logScore.ifPresent(score -> figures.put(Foretold.LOG_SCORE, score));
    boolean isChosen = name.equals(chosen);
    return new ModelFit(
        ModelChoice.CHOICE,
        name,
        isChosen,
        figures,
        Map.of(),
        null,
        customers,
        true,
        isChosen
            ? "Taken for the night's scores; figures are of the last two quarters, foretold."
            : logScore.isEmpty()
                ? "A baseline, which no night scores with."
                : "Not taken for the night's scores.");
  }
}
