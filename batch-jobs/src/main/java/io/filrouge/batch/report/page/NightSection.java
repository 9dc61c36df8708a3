package io.filrouge.batch.report.page;

import io.filrouge.batch.report.figures.JobRun;
import io.filrouge.batch.report.figures.ReportFigures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What happened last night: jobs, how long they took, what they made, and what failed. */
final class NightSection {
  private static final String ID = "night";
  private static final String INGEST = "ingest";
  private static final List<String> OUTCOMES =
      List.of("rows_kept", "rows_duplicate", "rows_filtered", "rows_quarantined");

  static Section of(ReportFigures figures, Texts texts) {
    List<JobRun> latest = latest(figures.runs());
    Section section = Section.begin(ID, texts, lead(latest, texts));
    if (latest.isEmpty()) {
      return section;
    }
    section.add(jobs(latest, figures, texts));
    List<JobRun> earlier = new ArrayList<>(figures.runs());
    earlier.removeAll(latest);
    earlier.removeIf(JobRun::isDone);
    if (!earlier.isEmpty()) {
      section.add(Section.heading(texts.text("night.earlier")), failures(earlier, figures, texts));
    }
    DataTable intake = intake(latest, texts);
    if (!intake.isEmpty()) {
      section.add(Section.heading(texts.text("night.intake")), intake.element());
    }
    return section;
  }

  /** Of each job the run that came last, in the order of their starts. */
  static List<JobRun> latest(List<JobRun> runs) {
    Map<String, JobRun> latest = new LinkedHashMap<>();
    for (JobRun run : runs) {
      latest.remove(run.job());
      latest.put(run.job(), run);
    }
    return List.copyOf(latest.values());
  }

  static String lead(List<JobRun> latest, Texts texts) {
    if (latest.isEmpty()) {
      return texts.text("night.nothing-ran");
    }
    Duration all = latest.stream().map(JobRun::duration).reduce(Duration.ZERO, Duration::plus);
    long failed = latest.stream().filter(run -> !run.isDone()).count();
    long rows = latest.stream().mapToLong(JobRun::rowsWritten).sum();
    return failed == 0
        ? texts.counted("night.done", latest.size(), texts.duration(all), texts.count(rows))
        : texts.counted("night.failed", failed, texts.count(latest.size()), texts.duration(all));
  }

  private static Element jobs(List<JobRun> runs, ReportFigures figures, Texts texts) {
    long longest = runs.stream().mapToLong(run -> run.duration().toMillis()).max().orElse(0);
    DataTable table =
        new DataTable(texts.text("night.jobs"))
            .words(texts.text("column.job"))
            .words(texts.text("column.outcome"))
            .words(texts.text("column.started"))
            .numbers(texts.text("column.duration"))
            .bars("")
            .numbers(texts.text("column.rows"));
    for (JobRun run : runs) {
      table.row(
          Element.of("span", texts.name("job", run.job())),
          outcome(run, texts),
          Element.of("span", texts.time(run.startedAt(), figures.zone())),
          Element.of("span", texts.duration(run.duration())),
          Bars.bar(run.duration().toMillis(), longest, run.isDone() ? "first" : "second"),
          Element.of("span", texts.count(run.rowsWritten())));
    }
    return table.element();
  }

  private static Element outcome(JobRun run, Texts texts) {
    return Element.of("span", texts.name("outcome", run.outcome()))
        .styled(run.isDone() ? "good" : "bad");
  }

  private static Element failures(List<JobRun> runs, ReportFigures figures, Texts texts) {
    DataTable table =
        new DataTable(texts.text("night.earlier"))
            .words(texts.text("column.job"))
            .words(texts.text("column.outcome"))
            .words(texts.text("column.started"))
            .numbers(texts.text("column.duration"));
    for (JobRun run : runs) {
      table.row(
          Element.of("span", texts.name("job", run.job())),
          outcome(run, texts),
          Element.of("span", texts.time(run.startedAt(), figures.zone())),
          Element.of("span", texts.duration(run.duration())));
    }
    return table.element();
  }

  private static DataTable intake(List<JobRun> runs, Texts texts) {
    Map<String, Map<String, Double>> sources = new TreeMap<>();
    for (JobRun run : runs) {
      if (run.job().equals(INGEST)) {
        run.checks().stream()
            .filter(check -> check.rule().equals("rows_read") || OUTCOMES.contains(check.rule()))
            .forEach(
                check ->
                    sources
                        .computeIfAbsent(check.subject(), source -> new TreeMap<>())
                        .put(check.rule(), check.value()));
      }
    }
    DataTable table =
        new DataTable(texts.text("night.intake"))
            .words(texts.text("column.source"))
            .numbers(texts.text("column.read"));
    OUTCOMES.forEach(outcome -> table.numbers(texts.text("column." + outcome)));
    sources.forEach(
        (source, counts) -> {
          List<Element> cells = new ArrayList<>(List.of(Element.of("span", source)));
          cells.add(count(counts.get("rows_read"), texts));
          OUTCOMES.forEach(outcome -> cells.add(count(counts.get(outcome), texts)));
          if (counts.getOrDefault("rows_quarantined", 0.0) > 0) {
            cells.get(cells.size() - 1).styled("bad");
          }
          table.row(cells.toArray(Element[]::new));
        });
    return table;
  }

  private static Element count(Double value, Texts texts) {
    return value == null || value == 0
        ? Element.of("span", "0").styled("quiet")
        : Element.of("span", texts.count(value.longValue()));
  }

  private NightSection() {}
}
