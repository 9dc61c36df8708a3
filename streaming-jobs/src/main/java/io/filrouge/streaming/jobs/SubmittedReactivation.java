package io.filrouge.streaming.jobs;

import com.typesafe.config.Config;
import io.filrouge.settings.Failure;
import io.filrouge.streaming.submission.FlinkCluster;
import io.filrouge.streaming.submission.ShippedJars;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.deployment.executors.PipelineExecutorUtils;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.ExceptionUtils;

/** The live job on its way to a session cluster, with the jars that Flink lacks. */
final class SubmittedReactivation {
  private static final String KNOWN = "DuplicateJobSubmissionException";
  private static final String KNOWN_IN_WORDS = "already been submitted";
  private static final int IDS = 20;

  private final FlinkCluster cluster;
  private final Config config;

  SubmittedReactivation(FlinkCluster cluster, Config config) {
    this.cluster = cluster;
    this.config = config;
  }

  /**
   * Submits the job.
   *
   * @throws Failure of exit code 2 where it runs already, 3 where slots are missing, 5 where it is
   *     not taken
   */
  JobID submit(Beginning beginning) throws Exception {
    String name = StreamSettings.name(config);
    for (int refused = 0; refused < IDS; refused++) {
      JobID id = cluster.nextId(name, beginning.from(), refused);
      if (!ClusterJob.getsSlotsWhenItAsks(config)) {
        cluster.requireSlots(config.getInt("stream.parallelism"));
      }
      if (isTaken(planned(config, beginning, id), name)) {
        return id;
      }
      // Either another launcher was quicker, or a job that ended long ago had this id.
      if (cluster.comesUp(name)) {
        throw cluster.second(name);
      }
    }
    throw Failure.engine(
        "Cannot submit "
            + name
            + " to "
            + cluster
            + ": it knows "
            + IDS
            + " ids of jobs that have ended; start its JobManager again, which then forgets them");
  }

  /**
   * Waits until the job has completed a checkpoint.
   *
   * @param otherwise what to do where it does not, as the end of a sentence
   * @throws Failure of exit code 3 where nobody answers, 5 where it does not get so far
   */
  void awaitCheckpoint(JobID id, String otherwise) throws InterruptedException {
    Duration patience = StreamSettings.patience(config);
    if (!cluster.awaitCheckpoint(id, patience)) {
      throw Failure.engine(
          "Cannot say that the job "
              + id
              + " runs: it has completed no checkpoint on "
              + cluster
              + " within "
              + patience.toSeconds()
              + " s; "
              + otherwise);
    }
  }

  /** Lays the job out as for a start, and leaves it at that: whatever is wrong with it is told. */
  void tryOut() throws Exception {
    planned(config, Beginning.of(true, null, null, Optional.empty()), new JobID()).getJobGraph();
  }

  /** The job with its jars, as it goes to a cluster. */
  static StreamGraph planned(Config config, Beginning beginning, JobID id) throws Exception {
    Configuration settings = StreamSettings.submitted(config, beginning.from(), beginning.isOurs());
    settings.set(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID, id.toHexString());
    settings.set(PipelineOptions.JARS, jars());
    // Not the one of the context, which outside of Flink's own launcher is always this process.
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(settings);
    new ReactivationJob(config)
        .layOut(environment, beginning.outlived(StreamSettings.transactionTimeout(config)), true);
    StreamGraph graph = environment.getStreamGraph();
    graph.setJobName(StreamSettings.name(config));
    return PipelineExecutorUtils.getStreamGraph(graph, settings);
  }

  // Not where the cluster knows its id already.
  private boolean isTaken(StreamGraph job, String name) {
    try {
      cluster.submit(job);
      return true;
    } catch (Exception e) {
      if (isKnown(e)) {
        return false;
      }
      throw told(e, name);
    }
  }

  // The words of a JobManager come as text alone.
  private static boolean isKnown(Exception failure) {
    return ExceptionUtils.findThrowableWithMessage(failure, KNOWN).isPresent()
        || ExceptionUtils.findThrowableWithMessage(failure, KNOWN_IN_WORDS).isPresent();
  }

  // Flink's own words may quote rows.
  private Failure told(Exception failure, String name) {
    return StreamFailures.told(new ExecutionException(failure)) instanceof Failure known
        ? known
        : Failure.engine(
            "Cannot submit "
                + name
                + " to "
                + cluster
                + ": "
                + failure.getClass().getSimpleName()
                + "; the JobManager's log says why");
  }

  private static List<String> jars() {
    List<Path> classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(jar -> Path.of(jar).toAbsolutePath().normalize())
            .toList();
    return ShippedJars.of(classPath).stream().map(jar -> jar.toUri().toString()).toList();
  }
}
