package io.filrouge.streaming.jobs;

import com.typesafe.config.Config;
import io.filrouge.settings.Failure;
import io.filrouge.settings.KafkaSettings;
import io.filrouge.streaming.submission.FlinkCluster;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobID;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code filrouge stream upgrade}: this release takes the place of the job on a cluster. */
@Command(
    name = "upgrade",
    mixinStandardHelpOptions = true,
    description = {
      "Stops the job on a Flink cluster by a savepoint and goes on from that with this release, this"
          + " configuration and this parallelism.",
      "Meanwhile nothing is decided; it is decided afterwards, with the times at which it was due."
          + " Whatever can be seen to be wrong is seen before the job is stopped. Where the new job"
          + " completes no checkpoint it is ended, and the way back is told."
    })
final class UpgradeCommand implements Callable<Integer> {
  @Mixin private ClusterOptions options;
  @Mixin private ParallelismOption parallelism;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Config config = options.config(parallelism.said());
    try (FlinkCluster cluster = FlinkCluster.reach(config)) {
      StreamSettings.requireShared(config);
      TopicsThere.check(KafkaSettings.from(config));
      JobID former = ClusterJob.running(cluster, config, "upgrade");
      requireSlots(cluster, config, former);
      SubmittedReactivation job = new SubmittedReactivation(cluster, config);
      job.tryOut();
      PrintWriter print = spec.commandLine().getOut();
      long stoppedAt = System.nanoTime();
      String savepoint = cluster.stop(former, StreamSettings.savepoints(config));
      print.println("upgrade: stopped; savepoint at " + savepoint);
      print.flush();
      JobID id = goOn(cluster, job, savepoint);
      print.printf(
          "upgrade: job %s runs on %s with parallelism %d; %.1f s from the order to stop to its"
              + " first checkpoint%n",
          id,
          cluster,
          config.getInt("stream.parallelism"),
          Duration.ofNanos(System.nanoTime() - stoppedAt).toMillis() / 1e3);
      print.flush();
      return 0;
    }
  }

  private static JobID goOn(FlinkCluster cluster, SubmittedReactivation job, String savepoint)
      throws Exception {
    Checkpoints.Found found = new Checkpoints.Found(savepoint, true, System.currentTimeMillis());
    String back =
        "To go back: the former release with 'stream reactivation --from-savepoint "
            + savepoint
            + "'";
    JobID id = null;
    try {
      id = job.submit(Beginning.of(false, null, null, Optional.of(found)));
      job.awaitCheckpoint(id, "the logs of JobManager and TaskManagers say why");
      return id;
    } catch (Failure e) {
      throw Failure.engine(
          "Cannot go on after the job was stopped: "
              + e.getMessage()
              + ". "
              + (id == null ? back : end(cluster, id, back)));
    }
  }

  // It would try for ever, and no other could begin. Of what has completed no checkpoint no
  // transaction is committed.
  private static String end(FlinkCluster cluster, JobID id, String back)
      throws InterruptedException {
    try {
      if (cluster.hasCompletedCheckpoint(id)) {
        return "By now it has completed a checkpoint: see 'stream status'";
      }
      return cluster.cancel(id)
          ? "It is ended. " + back
          : "It was told to end, and nobody answers any more: see 'stream status'. " + back;
    } catch (Failure e) {
      return "It may still be there ("
          + e.getMessage()
          + "): 'stream stop --without-savepoint' ends it. "
          + back;
    }
  }

  // Those of the job that is stopped come back.
  private static void requireSlots(FlinkCluster cluster, Config config, JobID former) {
    int needed = config.getInt("stream.parallelism");
    if (!ClusterJob.getsSlotsWhenItAsks(config) && cluster.slots() < needed) {
      throw Failure.input(
          "Cannot upgrade on "
              + cluster
              + " with stream.parallelism = "
              + needed
              + ": it has "
              + cluster.slots()
              + " slots; start TaskManagers, or give a lower --parallelism. Job "
              + former
              + " goes on as it was");
    }
  }
}
