package io.filrouge.streaming.submission;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import io.filrouge.settings.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.ClientUtils;
import org.apache.flink.client.deployment.StandaloneClusterId;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.rest.handler.legacy.messages.ClusterOverviewWithVersion;
import org.apache.flink.runtime.rest.messages.EmptyRequestBody;
import org.apache.flink.runtime.rest.messages.JobMessageParameters;
import org.apache.flink.runtime.rest.messages.checkpoints.CheckpointStatistics;
import org.apache.flink.runtime.rest.messages.checkpoints.CheckpointingStatistics;
import org.apache.flink.runtime.rest.messages.checkpoints.CheckpointingStatisticsHeaders;
import org.apache.flink.runtime.rest.messages.job.JobDetailsInfo;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.ExceptionUtils;

/** A Flink cluster that runs, spoken to by the REST endpoint of one of its JobManagers. */
public final class FlinkCluster implements AutoCloseable {
  private static final int ATTEMPTS = 3;
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration SAVEPOINT = Duration.ofMinutes(10);
  private static final Duration SLOTS = Duration.ofSeconds(15);
  private static final Duration SETTLED = Duration.ofSeconds(10);
  private static final Duration END = Duration.ofSeconds(15);
  // After 3 min, by task.cancellation.timeout, a TaskManager ends itself over a task that does not.
  private static final Duration CANCELLED = Duration.ofMinutes(4);

  private final RestClusterClient<StandaloneClusterId> client;
  private final JobManagerAddress address;

  private FlinkCluster(JobManagerAddress address, Configuration settings) throws Exception {
    this.address = address;
    this.client = new RestClusterClient<>(settings, StandaloneClusterId.getInstance());
  }

  /**
   * The cluster that the configuration names, by the first of its JobManagers that answers.
   *
   * @throws Failure of exit code 2 where none is named, 3 where none answers
   */
  public static FlinkCluster reach(Config config) throws InterruptedException {
    List<JobManagerAddress> addresses = JobManagerAddress.from(config);
    if (addresses.isEmpty()) {
      throw Failure.configuration(
          "Cannot tell which cluster is meant; give --jobmanager HOST:PORT, or set"
              + " cluster.jobmanager. A job in a process of its own is stopped by SIGTERM");
    }
    Exception last = null;
    for (JobManagerAddress address : addresses) {
      try {
        FlinkCluster cluster = new FlinkCluster(address, settings(config, address));
        try {
          answer(cluster.client.getClusterOverview());
          return cluster;
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
          cluster.close();
          throw e;
        }
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        last = e;
      }
    }
    throw Failure.input(
        "Cannot reach a JobManager at "
            + String.join(", ", addresses.stream().map(JobManagerAddress::toString).toList())
            + ": "
            + ExceptionUtils.stripExecutionException(last).getClass().getSimpleName()
            + "; see that one runs, and name its REST endpoint by --jobmanager",
        last);
  }

  private static Configuration settings(Config config, JobManagerAddress address) {
    Configuration settings = new Configuration();
    settings.set(RestOptions.RETRY_MAX_ATTEMPTS, ATTEMPTS);
    settings.set(RestOptions.RETRY_DELAY, BETWEEN_ATTEMPTS);
    config
        .getConfig("flink")
        .entrySet()
        .forEach(
            entry ->
                settings.setString(
                    String.join(".", ConfigUtil.splitPath(entry.getKey())),
                    entry.getValue().unwrapped().toString()));
    settings.set(RestOptions.ADDRESS, address.host());
    settings.set(RestOptions.PORT, address.port());
    return settings;
  }

  /**
   * Submits a job with its jars, and waits until the cluster has set it up. Its configuration is
   * its own: what the launcher goes by as a client, passwords of key stores among it, stays here.
   *
   * @throws Exception in Flink's own words, where it is refused or cannot be set up
   */
  public void submit(StreamGraph job) throws Exception {
    job.serializeUserDefinedInstances();
    JobID id = client.submitJob(job).get();
    ClientUtils.waitUntilJobInitializationFinished(
        () -> client.getJobStatus(id).get(),
        () -> client.requestJobResult(id).get(),
        Thread.currentThread().getContextClassLoader());
  }

  /** The job of a name that has not ended. */
  public Optional<JobID> running(String name) throws InterruptedException {
    return jobs(name).stream()
        .filter(FlinkCluster::isLive)
        .map(JobStatusMessage::getJobId)
        .findFirst();
  }

  /**
   * An id for a job to submit, which the cluster refuses to whoever comes second.
   *
   * @param from what it goes on from, or null
   * @param refused how many ids were refused before, though no such job runs
   * @throws Failure of exit code 2 where one of that name runs
   */
  public JobID nextId(String name, String from, int refused) throws InterruptedException {
    List<JobStatusMessage> known = jobs(name);
    if (known.stream().anyMatch(FlinkCluster::isLive)) {
      throw second(name);
    }
    return JobIds.next(
        name, from, known.stream().map(JobStatusMessage::getJobId).toList(), refused);
  }

  /** Whether a job of a name runs; one that another launcher has just submitted is waited for. */
  public boolean comesUp(String name) throws InterruptedException {
    return Polling.until(SETTLED, () -> jobs(name).stream().anyMatch(FlinkCluster::isLive))
        == Polling.Answer.YES;
  }

  private static boolean isLive(JobStatusMessage job) {
    return !job.getJobState().isGloballyTerminalState();
  }

  /** The failure to end with where a job of that name runs already. */
  public Failure second(String name) {
    return Failure.configuration(
        "Cannot run a second job "
            + name
            + " on "
            + this
            + "; take the place of the one that runs by 'stream upgrade', stop it by 'stream stop',"
            + " or set stream.kafka.transactional-id-prefix, stream.checkpoints.uri and"
            + " stream.savepoints.uri to others");
  }

  /**
   * Waits a short while for slots, where there are enough of them: those of a job that has just
   * ended come back.
   *
   * @throws Failure of exit code 3 where there are too few
   */
  public void requireSlots(int needed) throws InterruptedException {
    boolean areThere =
        slots() >= needed
            && Polling.until(SLOTS, () -> overview().getNumSlotsAvailable() >= needed)
                == Polling.Answer.YES;
    if (!areThere) {
      ClusterOverviewWithVersion overview = overview();
      throw Failure.input(
          "Cannot run on "
              + this
              + " with stream.parallelism = "
              + needed
              + ": of "
              + overview.getNumSlotsTotal()
              + " slots on "
              + overview.getNumTaskManagersConnected()
              + " TaskManagers "
              + overview.getNumSlotsAvailable()
              + " are free; start TaskManagers, or give a lower --parallelism. Where they come when a job"
              + " asks for them, set cluster.elastic = true");
    }
  }

  /** Slots of all TaskManagers, free or not. */
  public int slots() {
    return overview().getNumSlotsTotal();
  }

  /** The cluster in a line. */
  public String words() {
    ClusterOverviewWithVersion overview = overview();
    return "Flink %s, %d TaskManagers, %d slots, of which %d are free"
        .formatted(
            overview.getVersion(),
            overview.getNumTaskManagersConnected(),
            overview.getNumSlotsTotal(),
            overview.getNumSlotsAvailable());
  }

  /**
   * Has a savepoint written while the job goes on.
   *
   * @return its address
   * @throws Failure of exit code 5 where it was not, or is not known to be
   */
  public String savepoint(JobID job, String folder) throws InterruptedException {
    return savepoint(
        job,
        client.triggerSavepoint(job, folder, SavepointFormatType.CANONICAL),
        "write a savepoint");
  }

  /**
   * Stops a job once a savepoint is written. Flink tells its address when all tasks have finished;
   * then it is waited until the JobManager, too, takes the job for ended, or answers no more, as an
   * application's does that ends with its job.
   *
   * @return the savepoint's address
   * @throws Failure of exit code 5 where the job was not stopped, or is not known to be
   */
  public String stop(JobID job, String folder) throws InterruptedException {
    String savepoint =
        savepoint(
            job,
            client.stopWithSavepoint(job, false, folder, SavepointFormatType.CANONICAL),
            "stop the job by a savepoint");
    if (awaitEnd(job, END) == Polling.Answer.NO) {
      throw Failure.engine(
          "Cannot say that the job has ended on "
              + this
              + ", though its savepoint is at "
              + savepoint
              + "; see 'stream status'");
    }
    return savepoint;
  }

  /**
   * Ends a job as it is, also one that fails again and again. What it has completed stays.
   *
   * @return whether it was seen to end; not where nobody answers any more, as where an application
   *     ends with its job
   * @throws Failure of exit code 5 where it has not ended, or is not known to have
   */
  public boolean cancel(JobID job) throws InterruptedException {
    try {
      answer(client.cancel(job));
    } catch (ExecutionException | TimeoutException e) {
      // One that has ended by itself cannot be ended: what counts is seen below.
      if (!status(job).isGloballyTerminalState()) {
        throw notDone(job, "end the job", e);
      }
    }
    Polling.Answer hasEnded = awaitEnd(job, CANCELLED);
    if (hasEnded == Polling.Answer.NO) {
      throw Failure.engine(
          "Cannot say that the job has ended on "
              + this
              + ": it was told to, and has not within "
              + CANCELLED.toMinutes()
              + " min; see 'stream status'");
    }
    return hasEnded == Polling.Answer.YES;
  }

  private Polling.Answer awaitEnd(JobID job, Duration patience) throws InterruptedException {
    return Polling.until(patience, END, () -> status(job).isGloballyTerminalState());
  }

  /**
   * Waits until a job has completed a checkpoint that is none it was begun with, also while the
   * JobManager does not answer for some time.
   *
   * @return false when it has not within the time
   * @throws Failure of exit code 3 where at the end nobody answers, 5 when the job ends instead
   */
  public boolean awaitCheckpoint(JobID job, Duration patience) throws InterruptedException {
    Polling.Answer answer =
        Polling.until(
            patience,
            () -> {
              JobStatus status = status(job);
              if (status.isGloballyTerminalState()) {
                throw Failure.engine(
                    "Cannot go on: the job has ended as "
                        + status
                        + " on "
                        + this
                        + "; the JobManager's log says why");
              }
              return hasCompletedCheckpoint(job);
            });
    if (answer == Polling.Answer.NONE) {
      throw Failure.input(
          "Cannot tell whether the job "
              + job
              + " runs: "
              + this
              + " has taken it and answers no more; see 'stream status' once a JobManager leads");
    }
    return answer == Polling.Answer.YES;
  }

  /** Whether a job has completed a checkpoint that is none it was begun with. */
  public boolean hasCompletedCheckpoint(JobID job) {
    return state(job).newest() != null;
  }

  /** What the cluster tells of a job. */
  public JobState state(JobID job) {
    JobMessageParameters parameters = new JobMessageParameters();
    parameters.jobPathParameter.resolve(job);
    JobDetailsInfo details = asked(client.getJobDetails(job));
    CheckpointingStatistics told =
        asked(
            client.sendRequest(
                CheckpointingStatisticsHeaders.getInstance(),
                parameters,
                EmptyRequestBody.getInstance()));
    CheckpointStatistics newest = told.getLatestCheckpoints().getCompletedCheckpointStatistics();
    return new JobState(
        job,
        details.getJobStatus().toString(),
        details.getStartTime(),
        details.getJobVertexInfos().stream()
            .mapToInt(JobDetailsInfo.JobVertexDetailsInfo::getParallelism)
            .max()
            .orElse(0),
        told.getCounts().getNumberRestoredCheckpoints(),
        told.getCounts().getNumberCompletedCheckpoints(),
        told.getCounts().getNumberFailedCheckpoints(),
        newest == null
            ? null
            : new JobState.Completed(
                newest.getTriggerTimestamp(), newest.getDuration(), newest.getStateSize()));
  }

  @Override
  public void close() {
    client.close();
  }

  @Override
  public String toString() {
    return address.toString();
  }

  private List<JobStatusMessage> jobs(String name) {
    return asked(client.listJobs()).stream().filter(job -> job.getJobName().equals(name)).toList();
  }

  private JobStatus status(JobID job) {
    return asked(client.getJobStatus(job));
  }

  private ClusterOverviewWithVersion overview() {
    return asked(client.getClusterOverview());
  }

  private String savepoint(JobID job, CompletableFuture<String> begun, String doing)
      throws InterruptedException {
    try {
      return begun.get(SAVEPOINT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw Failure.engine(
          "Cannot say whether the order to "
              + doing
              + " on "
              + this
              + " was followed: not within "
              + SAVEPOINT.toMinutes()
              + " min, and it may yet be; see 'stream status' and stream.savepoints.uri");
    } catch (ExecutionException e) {
      throw notDone(job, doing, e);
    }
  }

  // Flink's own words may quote rows.
  private Failure notDone(JobID job, String doing, Exception e) {
    return Failure.engine(
        "Cannot "
            + doing
            + " on "
            + this
            + ": "
            + ExceptionUtils.stripExecutionException(e).getClass().getSimpleName()
            + "; "
            + JobFate.words(known(job)));
  }

  private Optional<JobStatus> known(JobID job) {
    try {
      return Optional.of(status(job));
    } catch (Failure nobodyAnswers) {
      return Optional.empty();
    }
  }

  private <T> T asked(CompletableFuture<T> asked) {
    try {
      return answer(asked);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw Failure.input(
          "Cannot ask the JobManager at "
              + this
              + ": "
              + ExceptionUtils.stripExecutionException(e).getClass().getSimpleName()
              + "; see that one leads, and try again",
          e);
    }
  }

  private static <T> T answer(CompletableFuture<T> asked)
      throws InterruptedException, ExecutionException, TimeoutException {
    return asked.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
  }
}
