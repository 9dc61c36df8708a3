package io.filrouge.batch.jobs;

import io.filrouge.batch.operations.JobRecord;
import io.filrouge.batch.tables.Publisher;
import java.time.Duration;
import java.time.Instant;

/** A job since it started: how long, with how much of the processors, and what it has made. */
final class RunningJob {
  private final String runId;
  private final Publisher publisher;
  private final Instant startedAt = Instant.now();
  private final long startedNanos = System.nanoTime();
  private final long cpuBefore = ProcessClock.cpuNanos();

  RunningJob(String runId, Publisher publisher) {
    this.runId = runId;
    this.publisher = publisher;
  }

  /** How far it has come. */
  JobRecord record(String outcome) {
    return new JobRecord(
        runId,
        publisher.night().asOf(),
        publisher.job(),
        startedAt,
        Duration.ofNanos(System.nanoTime() - startedNanos),
        Duration.ofNanos(ProcessClock.cpuNanos() - cpuBefore),
        outcome,
        publisher.rowsWritten(),
        Version.current(),
        publisher.results());
  }
}
