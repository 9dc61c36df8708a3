package io.filrouge.batch.jobs;

import io.filrouge.batch.tables.Failure;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Outcome;
import io.filrouge.batch.tables.Publisher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs jobs of one night one after the other, stops at the first that fails, and keeps the books.
 */
final class NightRun {
  private final Lake lake;
  private final Settings settings;
  private final Progress progress;

  NightRun(Lake lake, Settings settings, Progress progress) {
    this.lake = lake;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * @return what was counted and checked, job by job
   * @throws RuntimeException the failure of the job that failed, after it has been written down
   */
  List<JobResult> run(List<Job> jobs) {
    List<JobResult> results = new ArrayList<>();
    RuntimeException failure = null;
    for (int i = 0; i < jobs.size() && failure == null; i++) {
      Job job = jobs.get(i);
      Publisher publisher = new Publisher(lake, settings.night(), job.name());
      Instant startedAt = Instant.now();
      long cpuBefore = ProcessClock.cpuNanos();
      progress.started(job.name(), i + 1, jobs.size());
      try (publisher) {
        job.work().run(publisher, settings);
      } catch (RuntimeException e) {
        failure = e;
      }
      Duration duration = Duration.between(startedAt, Instant.now());
      Duration cpu = Duration.ofNanos(ProcessClock.cpuNanos() - cpuBefore);
      Outcome outcome = failure == null ? Outcome.DONE : outcomeOf(failure);
      progress.ended(job.name(), outcome, duration, publisher.rowsWritten());
      results.add(new JobResult(job.name(), startedAt, duration, cpu, outcome, publisher));
    }
    keepBooks(results, failure);
    if (failure != null) {
      throw failure;
    }
    return results;
  }

  static Outcome outcomeOf(RuntimeException failure) {
    return failure instanceof Failure told ? told.outcome() : Outcome.ENGINE_FAILURE;
  }

  private void keepBooks(List<JobResult> results, RuntimeException failure) {
    try {
      OperationTables.write(lake, settings.night(), results);
    } catch (RuntimeException e) {
      if (failure == null) {
        throw e;
      }
      // The job's own failure is the one to tell; that the books could not be kept adds to it.
      failure.addSuppressed(e);
    }
  }
}
