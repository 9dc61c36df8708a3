package io.filrouge.broker;

import io.filrouge.broker.topics.TopicCount;
import io.filrouge.broker.topics.Topics;
import io.filrouge.settings.ConfOptions;
import io.filrouge.settings.KafkaSettings;
import io.filrouge.settings.Outcome;
import java.io.PrintWriter;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code filrouge kafka status}: whether Kafka runs, where, and what is in its topics. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "Whether Kafka runs, where, and how many records its topics hold; exit code 3 when it does not"
          + " run.",
      "Warns of partitions of which a copy is away or lags behind.",
      "Records are counted by offsets: what compaction took away and the marks of transactions count"
          + " as well."
    })
final class StatusCommand implements Callable<Integer> {
  @Mixin private ConfOptions configuration;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    KafkaSettings kafka = KafkaSettings.from(configuration.config());
    if (kafka.clusterServers().isEmpty() && kafka.embedded().bootstrapServers().isEmpty()) {
      spec.commandLine().getOut().println("kafka status: " + absence(kafka));
      return Outcome.UNREADABLE_INPUT.exitCode();
    }
    try (Topics topics = Topics.open(kafka)) {
      tell(kafka, topics.counts());
    }
    return 0;
  }

  private static String absence(KafkaSettings kafka) {
    OptionalLong pid = kafka.embedded().pid();
    return pid.isPresent()
        ? "the broker in "
            + kafka.embedded().path()
            + " starts or stops (process "
            + pid.getAsLong()
            + ")"
        : "no broker runs in "
            + kafka.embedded().path()
            + "; start it by 'bin/filrouge kafka start', or set stream.kafka.bootstrap-servers";
  }

  private void tell(KafkaSettings kafka, List<TopicCount> topics) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-32s %10s %12s%n", "topic", "partitions", "records");
    for (TopicCount topic : topics) {
      out.printf("%-32s %10d %12d%n", topic.name(), topic.partitions(), topic.records());
    }
    PrintWriter err = spec.commandLine().getErr();
    topics.stream()
        .filter(topic -> topic.behind() > 0)
        .forEach(
            topic ->
                err.printf(
                    "warning: topic %s: of %d of %d partitions a copy is away or lags behind%n",
                    topic.name(), topic.behind(), topic.partitions()));
    err.flush();
    out.println(
        "kafka status: "
            + kafka
                .clusterServers()
                .map(servers -> "the cluster at " + servers + " answers")
                .orElseGet(() -> running(kafka))
            + "; "
            + topics.size()
            + " topics");
  }

  private static String running(KafkaSettings kafka) {
    return "the broker runs at "
        + kafka.bootstrapServers()
        + " (process "
        + kafka.embedded().pid().orElse(-1)
        + "), its data in "
        + kafka.embedded().path();
  }
}
