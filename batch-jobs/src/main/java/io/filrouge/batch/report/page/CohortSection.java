package io.filrouge.batch.report.page;

import io.filrouge.batch.report.figures.PurchaseTally.Cohort;
import io.filrouge.batch.report.figures.ReportFigures;
import java.util.ArrayList;
import java.util.List;

/** Who came back, by the month of the first purchase. */
final class CohortSection {
  private static final String ID = "cohorts";

  static Section of(ReportFigures figures, Texts texts) {
    List<Cohort> cohorts = figures.purchases().cohorts();
    boolean hasLaterMonths = cohorts.stream().anyMatch(cohort -> cohort.bought().size() > 1);
    if (!hasLaterMonths) {
      return Section.begin(ID, texts, texts.text("cohorts.none"));
    }
    return Section.begin(ID, texts, texts.text("cohorts.lead"))
        .add(
            Section.figure(
                CohortHeatMap.of(cohorts, texts, texts.text("cohorts.picture")),
                texts.text("cohorts.caption"),
                table(cohorts, texts).folded(texts.text("figure.table"))));
  }

  private static DataTable table(List<Cohort> cohorts, Texts texts) {
    int months = cohorts.stream().mapToInt(cohort -> cohort.bought().size() - 1).max().orElse(0);
    DataTable table =
        new DataTable(texts.text("cohorts.picture"))
            .words(texts.text("column.first-purchase"))
            .numbers(texts.text("column.customers"));
    for (int later = 1; later <= months; later++) {
      table.numbers(texts.text("cohorts.later", String.valueOf(later)));
    }
    for (Cohort cohort : cohorts) {
      List<String> cells = new ArrayList<>();
      cells.add(texts.month(cohort.month()));
      cells.add(texts.count(cohort.customers()));
      for (int later = 1; later <= months; later++) {
        cells.add(
            later < cohort.bought().size()
                ? texts.share((double) cohort.bought().get(later) / cohort.customers())
                : "");
      }
      table.row(cells.toArray(String[]::new));
    }
    return table;
  }

  private CohortSection() {}
}
