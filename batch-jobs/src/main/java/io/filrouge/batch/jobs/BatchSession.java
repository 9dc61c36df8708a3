package io.filrouge.batch.jobs;

import io.filrouge.batch.operations.Books;
import io.filrouge.batch.operations.BuiltNights;
import io.filrouge.batch.operations.Heartbeat;
import io.filrouge.batch.operations.Journal;
import io.filrouge.batch.operations.Lease;
import io.filrouge.batch.operations.Maintenance;
import io.filrouge.batch.operations.MaintenanceSettings;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.LakeFiles;
import io.filrouge.batch.tables.LakeSession;
import io.filrouge.batch.tables.LogCheck;
import io.filrouge.batch.tables.Publisher;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.SparkStatusTracker;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/**
 * What a command that changes a lake needs: the lake's lease, the engine, and the progress of what
 * runs in it. The lease is held until the engine has stopped.
 */
final class BatchSession implements AutoCloseable {
  private final LakeAccess access;
  private final LakeFiles files;
  private final Lease lease;
  private final Journal journal;
  private final Heartbeat heartbeat;
  private final CompletableFuture<SparkSession> engine;
  private final Listeners listeners = new Listeners();
  private Books books;
  private Progress progress;

  private BatchSession(LakeAccess access, LakeFiles files, Lease lease) {
    this.access = access;
    this.files = files;
    this.lease = lease;
    this.journal = new Journal(files);
    this.heartbeat = Heartbeat.start(lease, journal::refresh, this::stopWork);
    this.engine = CompletableFuture.supplyAsync(() -> engine(access));
  }

  /**
   * Takes the lake's lease and starts the engine in the background.
   *
   * @param purpose what the command does, as in {@code batch nightly for 2026-01-31}
   * @throws io.filrouge.settings.Failure of exit code 2 when another run holds the lake, 3 when the
   *     log of a table is damaged
   */
  static BatchSession open(LakeAccess access, String purpose) {
    LakeSession.requireSubmitted(access.spark());
    LakeFiles files = LakeFiles.open(access.lakeUri(), access.spark());
    boolean isOpen = false;
    try {
      Lease lease = Lease.take(files, purpose, access.lease(), StandardError::tell);
      prepare(access, files, lease);
      BatchSession session = new BatchSession(access, files, lease);
      isOpen = true;
      return session;
    } finally {
      if (!isOpen) {
        files.close();
      }
    }
  }

  // Nobody else is at work now, and no sign of life is given yet that would have to be ended.
  private static void prepare(LakeAccess access, LakeFiles files, Lease lease) {
    boolean isDone = false;
    try {
      LogCheck.requireNewest(access.place());
      files.delete(LakeAccess.KEPT);
      SubmissionOutcome.clearOld(files, Instant.now());
      isDone = true;
    } finally {
      if (!isDone) {
        lease.close();
      }
    }
  }

  /** Opens a session, runs the jobs of a night and closes it, whatever happens. */
  static List<JobResult> run(Settings settings, String command, List<Job> jobs) {
    try (BatchSession session = open(settings.access(), command + " for " + settings.night())) {
      return session.night(settings, jobs);
    }
  }

  /**
   * Opens a session for a job that gives away what the nights have made, and closes it, whatever
   * happens. The nights that were built stay built.
   *
   * @return what the work told of itself
   */
  static <T> T publish(Settings settings, String name, Function<Publisher, T> work) {
    try (BatchSession session =
        open(settings.access(), "batch " + name + " for " + settings.night())) {
      return session.giveAway(settings, name, work);
    }
  }

  /** Runs a job that gives away what the nights have made. */
  <T> T giveAway(Settings settings, String name, Function<Publisher, T> work) {
    AtomicReference<T> told = new AtomicReference<>();
    Job job = new Job(name, "", (publisher, ignored) -> told.set(work.apply(publisher)));
    withBooks(() -> nightRun(settings).run(List.of(job)));
    return told.get();
  }

  /** Runs jobs of a night, and keeps the books whatever becomes of them. */
  List<JobResult> night(Settings ofNight, List<Job> jobs) {
    return withBooks(() -> jobs(ofNight, jobs));
  }

  private List<JobResult> withBooks(Supplier<List<JobResult>> run) {
    List<JobResult> results;
    try {
      results = run.get();
    } catch (RuntimeException failure) {
      keepBooksBeside(failure);
      throw failure;
    }
    keepBooks();
    return results;
  }

  /** Runs jobs of a night; what they did stands in the journal until {@link #keepBooks}. */
  List<JobResult> jobs(Settings ofNight, List<Job> jobs) {
    builtNights().forgetFrom(ofNight.night().asOf());
    return nightRun(ofNight).run(jobs);
  }

  private NightRun nightRun(Settings ofNight) {
    return new NightRun(lake(), ofNight, progress(), lease, journal, listeners);
  }

  /** Writes down what the journal tells. */
  void keepBooks() {
    lease.confirm();
    books().fold();
  }

  /** The same after a failure, which is the one to tell: what goes wrong here adds to it. */
  void keepBooksBeside(RuntimeException failure) {
    if (lease.isLost()) {
      return;
    }
    try {
      keepBooks();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** What backfills have built. */
  BuiltNights builtNights() {
    return new BuiltNights(files);
  }

  /** What keeps the lake small. */
  Maintenance maintenance(MaintenanceSettings settings) {
    return new Maintenance(lake(), files, settings);
  }

  /** Makes sure that this command may still change the lake. */
  void confirm() {
    lease.confirm();
  }

  private Lake lake() {
    return new Lake(spark(), access.lakeUri());
  }

  private Books books() {
    if (books == null) {
      books = new Books(lake(), journal);
    }
    return books;
  }

  SparkSession spark() {
    try {
      return engine.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  Progress progress() {
    if (progress == null) {
      progress = progress(spark(), System.err);
    }
    return progress;
  }

  @Override
  public void close() {
    try (files;
        lease;
        heartbeat) {
      if (progress != null) {
        progress.close();
      }
      engine.handle((spark, failure) -> spark).thenAccept(this::stop).join();
    }
  }

  /** What jobs made, in words. */
  static String made(List<JobResult> results) {
    long rows = results.stream().mapToLong(result -> result.publisher().rowsWritten()).sum();
    double seconds =
        results.stream().mapToLong(result -> result.duration().toMillis()).sum() / 1000.0;
    return String.format(Locale.ROOT, "%,d rows published in %.0f s", rows, seconds);
  }

  // Another run may be changing the lake: what this one is doing must not be finished.
  private void stopWork() {
    StandardError.tell("another run has taken the lake's lease; stopping");
    engine.thenAccept(spark -> spark.sparkContext().cancelAllJobs());
  }

  // On a cluster a machine may die with all that it holds: what is kept lies in the lake.
  private static SparkSession engine(LakeAccess access) {
    SparkSession spark = LakeSession.open(access.zone(), access.spark());
    if (!spark.sparkContext().isLocal()) {
      spark.sparkContext().setCheckpointDir(access.keptUri());
    }
    return spark;
  }

  private void stop(SparkSession spark) {
    if (spark != null) {
      Option<String> kept = spark.sparkContext().getCheckpointDir();
      spark.stop();
      if (kept.isDefined()) {
        letGo(kept.get());
      }
    }
  }

  // This run's own and nothing else: another one may hold the lake by now. The job is done, and the
  // next run clears what is left.
  private void letGo(String kept) {
    try {
      files.delete(LakeAccess.KEPT + "/" + new Path(kept).getName());
    } catch (RuntimeException e) {
      StandardError.tell(
          "cannot delete kept rows in "
              + kept
              + ", which hold personal data; the next run tries again");
    }
  }

  private static Progress progress(SparkSession spark, PrintStream out) {
    if (StandardError.isStructured()) {
      return new StructuredProgress(StandardError.log());
    }
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
      Option<SparkStageInfo> info = tracker.getStageInfo(id);
      if (id > latest && info.isDefined()) {
        latest = id;
        share = (double) info.get().numCompletedTasks() / Math.max(1, info.get().numTasks());
      }
    }
    return new TerminalProgress.StageProgress(Math.max(latest, 0), share);
  }
}
