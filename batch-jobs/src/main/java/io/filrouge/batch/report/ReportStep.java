package io.filrouge.batch.report;

import io.filrouge.batch.operations.JobRecord;
import io.filrouge.batch.operations.NightBooks;
import io.filrouge.batch.report.figures.JobRun;
import io.filrouge.batch.report.figures.PurchaseTally;
import io.filrouge.batch.report.figures.ReportFigures;
import io.filrouge.batch.report.page.ReportPage;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.LakeFiles;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.QualityResult;
import java.time.LocalDate;
import java.util.List;

/**
 * Writes the page of a night: a few passes over the night's tables, each of which brings back a
 * handful of sums, and one HTML file.
 */
public final class ReportStep {
  private static final int TREND_DAYS = 26 * 7;

  /**
   * Writes {@code DATE.html}, and {@code index.html} where no later night has a page.
   *
   * @param files the lake's files: its journal tells what has run
   * @return the page written
   */
  public static String write(
      Publisher publisher, LakeFiles files, String currency, ReportSettings settings) {
    Lake lake = publisher.lake();
    Night night = publisher.night();
    ReportFolder folder =
        ReportFolder.at(settings.uri(), lake.spark().sparkContext().hadoopConfiguration());
    ReportFigures figures =
        figures(
            lake,
            night,
            NightBooks.of(night.asOf(), publisher.job(), lake, files),
            currency,
            settings);
    ReportPage page =
        new ReportPage(
            figures,
            settings.targets(),
            settings.language(),
            folder.before(night.asOf()),
            folder.evaluations(night.asOf()));
    return folder.write(night.asOf(), page.html());
  }

  static ReportFigures figures(
      Lake lake, Night night, List<JobRecord> runs, String currency, ReportSettings settings) {
    int windowDays = settings.windowDays();
    LocalDate trendStart = night.asOf().minusDays(TREND_DAYS + windowDays);
    ScoreHistory scores = new ScoreHistory(lake, night);
    SegmentChanges changes = new SegmentChanges(lake, night);
    ContactSums contacts = new ContactSums(lake, night, windowDays);
    BackTests backTests = new BackTests(lake, night);
    boolean isFirst = scores.before().isEmpty();
    PurchaseTally purchases = PurchaseHistory.tally(lake, night, windowDays);
    return new ReportFigures(
        night.asOf(),
        night.zone(),
        scores.before(),
        currency,
        windowDays,
        runs.stream().map(ReportStep::run).toList(),
        BaseCube.read(lake, windowDays),
        purchases,
        PurchaseHistory.days(lake, night, trendStart),
        scores.values(),
        scores.churnForecast(windowDays, settings.churnHorizonDays()),
        isFirst ? List.of() : changes.flows(),
        isFirst ? List.of() : changes.moves(),
        contacts.channels(windowDays),
        contacts.surveyDays(trendStart),
        contacts.reminders(settings.attributionWindow()),
        backTests.calibrations(),
        backTests.metrics());
  }

  private static JobRun run(JobRecord record) {
    return new JobRun(
        record.job(),
        record.startedAt(),
        record.duration(),
        record.outcome(),
        record.rowsWritten(),
        record.checks().stream().map(ReportStep::check).toList());
  }

  private static JobRun.Check check(QualityResult result) {
    return new JobRun.Check(
        result.subject(),
        result.rule(),
        result.severity(),
        result.isPassed(),
        result.value(),
        result.detail());
  }

  private ReportStep() {}
}
