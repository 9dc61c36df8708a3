package io.filrouge.batch.report;

import io.filrouge.batch.report.page.EvaluationPage;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Publisher;
import java.time.LocalDate;

/** Writes the page of a back-test, from the tables that {@code batch evaluate} has published. */
public final class EvaluationPages {

  /**
   * Writes {@code evaluation-CUTOFF-DAYSd.html} beside the pages of nights.
   *
   * @param horizonDays the length of the window after the cutoff
   * @param currency the shop's
   * @return the page written
   */
  public static String write(
      Publisher publisher,
      LocalDate cutoff,
      int horizonDays,
      String currency,
      ReportSettings settings) {
    Lake lake = publisher.lake();
    EvaluationPage page =
        new EvaluationPage(
            new BackTests(lake, publisher.night()).at(cutoff, horizonDays, currency),
            settings.language());
    return ReportFolder.at(settings.uri(), lake.spark().sparkContext().hadoopConfiguration())
        .write(cutoff, horizonDays, page.html());
  }

  private EvaluationPages() {}
}
