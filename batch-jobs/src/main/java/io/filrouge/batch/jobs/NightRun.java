package io.filrouge.batch.jobs;

import io.filrouge.batch.operations.JobRecord;
import io.filrouge.batch.operations.Journal;
import io.filrouge.batch.operations.Lease;
import io.filrouge.batch.operations.RecordedResults;
import io.filrouge.batch.operations.RunListener;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.QualityResult;
import io.filrouge.batch.tables.Yardstick;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Runs jobs of one night one after the other, stops at the first that fails, and notes each in the
 * journal.
 */
final class NightRun {
  private final Lake lake;
  private final Settings settings;
  private final Progress progress;
  private final Lease lease;
  private final Journal journal;
  private final RecordedResults recorded;
  private final Yardstick yardstick;
  private final List<RunListener> listeners;
  private final String runId = UUID.randomUUID().toString();

  /**
   * @param listeners of the command, which may run other nights too
   */
  NightRun(
      Lake lake,
      Settings settings,
      Progress progress,
      Lease lease,
      Journal journal,
      Listeners listeners) {
    this.lake = lake;
    this.settings = settings;
    this.progress = progress;
    this.lease = lease;
    this.journal = journal;
    this.recorded = RecordedResults.before(settings.night().asOf(), lake, journal);
    this.yardstick = new Yardstick(settings.quality(), recorded);
    this.listeners = listeners.of(settings, lake.spark().version(), progress::warned);
  }

  /**
   * @return what was counted and checked, job by job
   * @throws RuntimeException the failure of the job that failed, after it has been noted
   */
  List<JobResult> run(List<Job> jobs) {
    LogContext.run(runId, settings.night().asOf());
    List<String> names = jobs.stream().map(Job::name).toList();
    listeners.forEach(listener -> listener.runStarted(runId, settings.night(), names));
    Outcome outcome = Outcome.ENGINE_FAILURE;
    try {
      List<JobResult> results = inOrder(jobs);
      outcome = Outcome.DONE;
      return results;
    } catch (RuntimeException e) {
      outcome = outcomeOf(e);
      throw e;
    } finally {
      Outcome ofAll = outcome;
      listeners.forEach(listener -> listener.runEnded(ofAll));
    }
  }

  private List<JobResult> inOrder(List<Job> jobs) {
    List<JobResult> results = new ArrayList<>();
    for (Job job : jobs) {
      lease.confirm();
      LogContext.job(job.name());
      progress.started(job.name(), results.size() + 1, jobs.size());
      results.add(run(job));
      LogContext.noJob();
    }
    return results;
  }

  private JobResult run(Job job) {
    Publisher publisher =
        new Publisher(lake, settings.night(), job.name(), settings.build(), yardstick);
    RunningJob running = new RunningJob(runId, publisher);
    journal.started(() -> running.record(JobRecord.RUNNING));
    JobRecord begun = running.record(JobRecord.RUNNING);
    listeners.forEach(listener -> listener.jobStarted(begun, publisher));
    Throwable failure = null;
    try (publisher) {
      job.work().run(publisher, settings);
    } catch (RuntimeException | Error e) {
      failure = EngineFailures.told(e);
    }
    Outcome outcome = failure == null ? Outcome.DONE : outcomeOf(failure);
    JobRecord record = running.record(outcome.meaning());
    progress.ended(job.name(), outcome, record.duration(), made(publisher));
    publisher.results().stream()
        .filter(QualityResult::warns)
        .forEach(warning -> progress.warned(warning.line()));
    recorded.add(job.name(), publisher.results());
    if (lease.isLost()) {
      lease.confirm();
    }
    note(record, failure);
    listeners.forEach(listener -> listener.jobEnded(record, outcome, publisher));
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    return new JobResult(record.duration(), publisher);
  }

  // Where a job failed, that is what is to be told: what goes wrong here adds to it.
  private void note(JobRecord record, Throwable failure) {
    try {
      journal.ended(record);
    } catch (RuntimeException e) {
      if (failure == null) {
        throw e;
      }
      failure.addSuppressed(e);
    }
  }

  private static String made(Publisher publisher) {
    String rows = String.format(Locale.ROOT, "%,d rows published", publisher.rowsWritten());
    return publisher.touchedShare().map(share -> rows + ", " + share).orElse(rows);
  }

  static Outcome outcomeOf(Throwable failure) {
    return failure instanceof Failure told ? told.outcome() : Outcome.ENGINE_FAILURE;
  }
}
