package io.filrouge.streaming.jobs;

import com.typesafe.config.Config;
import io.filrouge.streaming.submission.FlinkCluster;
import io.filrouge.streaming.submission.JobState;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code filrouge stream status}: how the job on a cluster is. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "Tells of the job on a Flink cluster: its state, its checkpoints, and slots that are free.",
      "Ends with exit code 3 when no such job runs there."
    })
final class StatusCommand implements Callable<Integer> {
  @Mixin private ClusterOptions options;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Config config = options.config();
    try (FlinkCluster cluster = FlinkCluster.reach(config)) {
      PrintWriter print = spec.commandLine().getOut();
      print.println("cluster: " + cluster + ", " + cluster.words());
      print.flush();
      JobState job = cluster.state(ClusterJob.running(cluster, config, "tell of"));
      print.printf(
          "job: %s is %s since %s, parallelism %d, began or went on from a checkpoint %d times%n",
          job.id(), job.state(), moment(job.startedAt()), job.parallelism(), job.restores());
      print.println(checkpoints(job));
      print.flush();
      return 0;
    }
  }

  private static String checkpoints(JobState job) {
    String counts =
        "checkpoints: %,d completed, %,d failed".formatted(job.completed(), job.failed());
    return job.newest() == null
        ? counts
        : "%s; the newest at %s took %,d ms for %,d kB"
            .formatted(
                counts,
                moment(job.newest().triggeredAt()),
                job.newest().millis(),
                job.newest().bytes() / 1_000);
  }

  private static Instant moment(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS);
  }
}
