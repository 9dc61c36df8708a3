package io.filrouge.batch.metrics;

import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.QualityResult;
import io.prometheus.metrics.model.snapshots.Labels;

/** What a job counted of the sources it took in. */
final class SourceMetrics {
  private static final String READ = "rows_read";
  private static final String NEWEST = "is_fresh";
  private static final String OUTCOMES = "rows_(kept|duplicate|filtered|quarantined)";
  private static final int SECONDS_A_DAY = 86_400;

  /** Adds what a check tells of a source, if it does. */
  static void add(Gauges gauges, Night night, QualityResult check) {
    int dot = check.subject().indexOf('.');
    if (dot < 0) {
      return;
    }
    Labels source =
        Labels.of(
            "entity", check.subject().substring(0, dot),
            "source", check.subject().substring(dot + 1));
    if (check.rule().equals(READ)) {
      gauges.add(JobMetric.ROWS_READ, check.value(), source);
    } else if (check.rule().matches(OUTCOMES)) {
      String outcome = check.rule().substring("rows_".length());
      gauges.add(JobMetric.ROWS, check.value(), source.merge(Labels.of("outcome", outcome)));
    } else if (check.rule().equals(NEWEST)) {
      double newest = NightEnd.of(night).getEpochSecond() - check.value() * SECONDS_A_DAY;
      gauges.add(JobMetric.NEWEST_ROW, newest, source);
    }
  }

  private SourceMetrics() {}
}
