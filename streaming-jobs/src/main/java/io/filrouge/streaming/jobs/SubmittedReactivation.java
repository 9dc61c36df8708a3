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
  private static final String TAKEN = "DuplicateJobSubmissionException";
  private static final String TAKEN_IN_WORDS = "already been submitted";

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
    JobID id = cluster.nextId(name, beginning.from());
    cluster.requireSlots(config.getInt("stream.parallelism"));
    submit(planned(config, beginning, id), name);
    return id;
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

  private void submit(StreamGraph job, String name) {
    try {
      cluster.submit(job);
    } catch (Exception e) {
      throw told(e, name);
    }
  }

  // Flink's own words may quote rows, and those of a JobManager come as text alone.
  private Failure told(Exception failure, String name) {
    boolean isTaken =
        ExceptionUtils.findThrowableWithMessage(failure, TAKEN).isPresent()
            || ExceptionUtils.findThrowableWithMessage(failure, TAKEN_IN_WORDS).isPresent();
    if (isTaken) {
      return cluster.second(name);
    }
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
