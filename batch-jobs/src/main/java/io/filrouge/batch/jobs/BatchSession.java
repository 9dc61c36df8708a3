package io.filrouge.batch.jobs;

import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.LakeSession;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.SparkStatusTracker;
import org.apache.spark.sql.SparkSession;

/** The engine's session of a command, and the progress of what runs in it. */
final class BatchSession {

  /** Opens the session, runs the jobs and closes it, whatever happens. */
  static List<JobResult> run(Settings settings, List<Job> jobs) {
    SparkSession spark = LakeSession.open(settings.night().zone(), settings.spark());
    try (Progress progress = progress(spark, System.err)) {
      return new NightRun(new Lake(spark, settings.lakeUri()), settings, progress).run(jobs);
    } finally {
      spark.stop();
    }
  }

  /** What jobs made, in words. */
  static String made(List<JobResult> results) {
    long rows = results.stream().mapToLong(result -> result.publisher().rowsWritten()).sum();
    double seconds =
        results.stream().mapToLong(result -> result.duration().toMillis()).sum() / 1000.0;
    return String.format(Locale.ROOT, "%,d rows published in %.0f s", rows, seconds);
  }

  static Progress progress(SparkSession spark, PrintStream out) {
    if (!Boolean.getBoolean("filrouge.terminal")) {
      return new LogProgress(out);
    }
    SparkStatusTracker tracker = spark.sparkContext().statusTracker();
    return new TerminalProgress(out, () -> stage(tracker));
  }

  private static TerminalProgress.StageProgress stage(SparkStatusTracker tracker) {
    int latest = -1;
    double share = 0;
    for (int id : tracker.getActiveStageIds()) {
      scala.Option<SparkStageInfo> info = tracker.getStageInfo(id);
      if (id > latest && info.isDefined()) {
        latest = id;
        share = (double) info.get().numCompletedTasks() / Math.max(1, info.get().numTasks());
      }
    }
    return new TerminalProgress.StageProgress(Math.max(latest, 0), share);
  }

  private BatchSession() {}
}
