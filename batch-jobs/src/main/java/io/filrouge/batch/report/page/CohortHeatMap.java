package io.filrouge.batch.report.page;

import io.filrouge.batch.report.figures.PurchaseTally.Cohort;
import java.util.List;

/**
 * Of those who first bought in a month, the share that bought in each later one: the stronger the
 * colour, the more.
 */
final class CohortHeatMap {
  private static final double LABEL = 150;
  private static final double CELL = 60;
  private static final double ROW = 34;
  private static final double TOP = 28;
  private static final double GAP = 3;
  private static final double LEAST_INK = 0.06;
  private static final double MOST_INK = 0.6;

  static Element of(List<Cohort> cohorts, Texts texts, String title) {
    int months = cohorts.stream().mapToInt(cohort -> cohort.bought().size() - 1).max().orElse(0);
    double largest =
        cohorts.stream()
            .flatMapToDouble(
                cohort ->
                    cohort.bought().stream()
                        .skip(1)
                        .mapToDouble(bought -> (double) bought / cohort.customers()))
            .max()
            .orElse(1);
    Element picture = Svg.picture(LABEL + months * CELL, TOP + cohorts.size() * ROW, title);
    for (int later = 1; later <= months; later++) {
      picture.add(
          Svg.text(
              LABEL + (later - 0.5) * CELL,
              14,
              texts.text("cohorts.later", String.valueOf(later)),
              "quiet middle"));
    }
    for (int i = 0; i < cohorts.size(); i++) {
      row(picture, cohorts.get(i), TOP + i * ROW, largest, texts);
    }
    return picture;
  }

  private static void row(Element picture, Cohort cohort, double y, double largest, Texts texts) {
    picture.add(
        Svg.text(0, y + 20, texts.month(cohort.month()), ""),
        Svg.text(LABEL - 16, y + 20, texts.count(cohort.customers()), "quiet end"));
    for (int later = 1; later < cohort.bought().size(); later++) {
      double share = (double) cohort.bought().get(later) / cohort.customers();
      double ink = LEAST_INK + (MOST_INK - LEAST_INK) * share / Math.max(largest, 1e-9);
      double x = LABEL + (later - 1) * CELL;
      boolean isUnfinished = later == cohort.bought().size() - 1;
      picture.add(
          Svg.rectangle(x, y, CELL - GAP, ROW - GAP, isUnfinished ? "cell unfinished" : "cell")
              .with("rx", 3)
              .with("fill-opacity", ink),
          Svg.text(x + (CELL - GAP) / 2, y + 20, texts.roundShare(share), "middle on-cell"));
    }
  }

  private CohortHeatMap() {}
}
