package io.filrouge.batch.report.page;

import io.filrouge.batch.report.figures.JobRun;
import io.filrouge.batch.report.figures.JobRun.Check;
import io.filrouge.batch.report.figures.ReportFigures;
import java.util.Comparator;
import java.util.List;

/** Which rules the night's tables broke, and how old the sources are. */
final class QualitySection {
  private static final String ID = "quality";
  private static final String IS_FRESH = "is_fresh";
  private static final String FAIL = "fail";
  private static final String NAMED_ROWS = ", such as ";

  static Section of(ReportFigures figures, Texts texts) {
    List<Check> checks =
        NightSection.latest(figures.runs()).stream().flatMap(run -> run.checks().stream()).toList();
    List<Check> broken =
        checks.stream()
            .filter(check -> check.isRule() && !check.isPassed())
            .sorted(
                Comparator.comparing((Check check) -> !check.severity().equals(FAIL))
                    .thenComparing(Check::subject)
                    .thenComparing(Check::rule))
            .toList();
    Section section = Section.begin(ID, texts, lead(checks, broken, texts));
    if (!broken.isEmpty()) {
      section.add(broken(broken, texts));
    }
    DataTable freshness = freshness(checks, figures, texts);
    if (!freshness.isEmpty()) {
      section.add(Section.heading(texts.text("quality.freshness")), freshness.element());
    }
    return section;
  }

  /** How many rules are broken of a night's runs. */
  static long brokenRules(List<JobRun> latest) {
    return latest.stream()
        .flatMap(run -> run.checks().stream())
        .filter(check -> check.isRule() && !check.isPassed())
        .count();
  }

  private static String lead(List<Check> checks, List<Check> broken, Texts texts) {
    long rules = checks.stream().filter(Check::isRule).count();
    if (rules == 0) {
      return texts.text("quality.nothing");
    }
    if (broken.isEmpty()) {
      return texts.text("quality.all-hold", texts.count(rules));
    }
    return texts.counted("quality.broken", broken.size(), texts.count(rules));
  }

  private static Element broken(List<Check> broken, Texts texts) {
    DataTable table =
        new DataTable(texts.text("quality.rules"))
            .words(texts.text("column.subject"))
            .words(texts.text("column.severity"))
            .words(texts.text("column.rule"))
            .words(texts.text("column.detail"));
    for (Check check : broken) {
      table.row(
          Element.of("span", check.subject()),
          Element.of("span", texts.name("severity", check.severity())).styled("bad"),
          Element.of("code", check.rule()),
          Element.of("span", detail(check)));
    }
    return table.element();
  }

  // The keys of rows stand in quality_results; a page that goes around names no customer.
  private static String detail(Check check) {
    if (check.detail() == null) {
      return "";
    }
    int rows = check.detail().indexOf(NAMED_ROWS);
    return rows < 0 ? check.detail() : check.detail().substring(0, rows);
  }

  private static DataTable freshness(List<Check> checks, ReportFigures figures, Texts texts) {
    List<Check> ages =
        checks.stream()
            .filter(check -> check.rule().equals(IS_FRESH))
            .sorted(Comparator.comparing(Check::value).reversed())
            .toList();
    double oldest = ages.stream().mapToDouble(Check::value).max().orElse(0);
    DataTable table =
        new DataTable(texts.text("quality.freshness"))
            .words(texts.text("column.source"))
            .words(texts.text("column.newest"))
            .numbers(texts.text("column.days-old"))
            .bars("");
    for (Check age : ages) {
      table.row(
          Element.of("span", age.subject()),
          Element.of("span", texts.day(figures.asOf().minusDays((long) age.value()))),
          Element.of("span", texts.count((long) age.value())).styled(age.isPassed() ? "" : "bad"),
          Bars.bar(age.value(), oldest, age.isPassed() ? "first" : "second"));
    }
    return table;
  }

  private QualitySection() {}
}
