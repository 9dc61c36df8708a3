package io.filrouge.broker;

import io.filrouge.broker.topics.FoundTopic;
import io.filrouge.broker.topics.Topics;
import io.filrouge.settings.ConfOptions;
import io.filrouge.settings.KafkaSettings;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code filrouge kafka topics}: creates the topics that are missing, and shows all. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    description =
        "Creates the topics that are missing on the cluster in use, changes none, and shows each;"
            + " warns of those that are not as they should be.")
final class TopicsCommand implements Callable<Integer> {
  @Mixin private ConfOptions configuration;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    KafkaSettings kafka = KafkaSettings.from(configuration.config());
    PrintWriter out = spec.commandLine().getOut();
    try (Topics topics = Topics.open(kafka)) {
      List<FoundTopic> found = topics.createMissing();
      out.printf("%-32s %10s %6s %-8s %s%n", "topic", "partitions", "copies", "cleanup", "");
      for (FoundTopic topic : found) {
        out.printf(
            "%-32s %10d %6d %-8s %s%n",
            topic.name(),
            topic.partitions(),
            topic.copies(),
            topic.cleanupPolicy(),
            topic.isNew() ? "created" : "was there");
      }
      TopicReport.warn(found, spec.commandLine().getErr());
      out.println(
          "kafka topics: " + TopicReport.summary(found) + ", at " + kafka.bootstrapServers());
    }
    return 0;
  }
}
