package io.filrouge.batch.report.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One run of a job.
 *
 * @param outcome done, killed, or the kind of failure
 * @param rowsWritten rows in the tables that it published
 * @param checks what it counted and checked; none of runs that a later one has taken the place of
 */
public record JobRun(
    String job,
    Instant startedAt,
    Duration duration,
    String outcome,
    long rowsWritten,
    List<Check> checks) {

  public JobRun {
    checks = List.copyOf(checks);
  }

  public boolean isDone() {
    return outcome.equals("done");
  }

  /**
   * What was counted or checked once.
   *
   * @param subject layer/table, or entity.source
   * @param value rows that break the rule, or what was counted
   * @param detail in words, or null
   */
  public record Check(
      String subject, String rule, String severity, boolean isPassed, double value, String detail) {

    /** Whether it says whether something holds, rather than how much of it there is. */
    public boolean isRule() {
      return !severity.equals("info");
    }
  }
}
