package io.filrouge.broker;

import io.filrouge.broker.topics.FoundTopic;
import io.filrouge.broker.topics.Topics;
import io.filrouge.settings.ConfOptions;
import io.filrouge.settings.KafkaSettings;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code filrouge kafka start}: the embedded broker, with its topics. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the embedded broker in a process of its own, unless it runs, and creates the topics"
          + " that are missing. Its data stay in stream.kafka.data-dir.",
      "It listens on a free port of 127.0.0.1, the same as last time if it can; broker.properties in"
          + " its folder says where."
    })
final class StartCommand implements Callable<Integer> {
  @Mixin private ConfOptions configuration;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    KafkaSettings kafka = KafkaSettings.from(configuration.config());
    PrintWriter out = spec.commandLine().getOut();
    String where = kafka.clusterServers().map(StartCommand::cluster).orElseGet(() -> start(kafka));
    try (Topics topics = Topics.open(kafka)) {
      List<FoundTopic> found = topics.createMissing();
      TopicReport.warn(found, spec.commandLine().getErr());
      out.println("kafka start: " + where + "; " + TopicReport.summary(found));
    }
    return 0;
  }

  private static String cluster(String servers) {
    return "nothing to start, stream.kafka.bootstrap-servers names a cluster at " + servers;
  }

  private static String start(KafkaSettings kafka) {
    EmbeddedBroker broker = new EmbeddedBroker(kafka.embedded());
    Optional<String> running = broker.bootstrapServers();
    return (running.isPresent() ? "runs already at " : "the broker listens at ")
        + running.orElseGet(broker::start)
        + ", its data in "
        + kafka.embedded().path();
  }
}
