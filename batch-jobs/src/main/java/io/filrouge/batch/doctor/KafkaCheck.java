package io.filrouge.batch.doctor;

import com.typesafe.config.Config;
import io.filrouge.broker.topics.FoundTopic;
import io.filrouge.broker.topics.Topics;
import io.filrouge.settings.Failure;
import io.filrouge.settings.KafkaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether Kafka answers with the configured security, and its topics are as they should be.
 *
 * @param isNeeded whether nights read topics; else only the stream needs Kafka
 * @param isOffline whether nothing may be asked over the network
 */
record KafkaCheck(Config config, boolean isNeeded, boolean isOffline) implements Check {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final String START = "start it by 'bin/filrouge kafka start', or set ";
  private static final String SERVERS = "stream.kafka.bootstrap-servers";

  @Override
  public String subject() {
    return "kafka";
  }

  @Override
  public List<Diagnosis> look() {
    KafkaSettings kafka = KafkaSettings.from(config);
    Optional<String> servers = kafka.clusterServers().or(() -> kafka.embedded().bootstrapServers());
    if (servers.isEmpty()) {
      return List.of(absent(kafka));
    }
    if (isOffline) {
      return List.of(Diagnosis.ok(subject(), "at " + servers.get() + "; it was not asked"));
    }
    List<String> obstacles = obstacles(servers.get());
    if (obstacles.size() == servers.get().split(",").length) {
      return List.of(
          Diagnosis.missing(
              subject(), String.join(", ", obstacles), "see that it runs, and check " + SERVERS));
    }
    try {
      return answered(kafka, servers.get());
    } catch (Failure failure) {
      return List.of(Diagnosis.of(subject(), failure));
    }
  }

  private Diagnosis absent(KafkaSettings kafka) {
    String found = "no embedded broker runs in " + kafka.embedded().path();
    return isNeeded
        ? Diagnosis.missing(subject(), found + ", and nights read topics", START + SERVERS)
        : Diagnosis.ok(
            subject(), found + "; nights need none, the stream does ('bin/filrouge kafka start')");
  }

  private static List<String> obstacles(String servers) {
    List<String> obstacles = new ArrayList<>();
    for (String server : servers.split(",")) {
      int colon = server.lastIndexOf(':');
      String host = server.substring(0, colon).strip().replaceAll("[\\[\\]]", "");
      Reach.obstacle(host, Integer.parseInt(server.substring(colon + 1).strip()))
          .ifPresent(obstacles::add);
    }
    return obstacles;
  }

  private List<Diagnosis> answered(KafkaSettings kafka, String servers) {
    List<Diagnosis> seen = new ArrayList<>();
    try (Topics topics = Topics.open(kafka, PATIENCE)) {
      List<FoundTopic> found = topics.found();
      List<String> missing = new ArrayList<>(topics.planned());
      missing.removeAll(found.stream().map(FoundTopic::name).toList());
      seen.add(
          Diagnosis.ok(
              subject(),
              "answers at " + servers + ", " + found.size() + " of its topics are there"));
      if (!missing.isEmpty()) {
        seen.add(missing(missing));
      }
      found.stream()
          .flatMap(topic -> topic.warnings().stream())
          .map(KafkaCheck::warned)
          .forEach(seen::add);
    }
    return seen;
  }

  private Diagnosis missing(List<String> topics) {
    String found = "no topic " + String.join(", ", topics);
    String remedy = "make them by 'bin/filrouge kafka topics'";
    return isNeeded
        ? Diagnosis.missing(subject(), found, remedy)
        : Diagnosis.warning(subject(), found, remedy);
  }

  private static Diagnosis warned(String warning) {
    String[] parts = warning.split("; ", 2);
    return Diagnosis.warning("kafka", parts[0], parts[parts.length - 1]);
  }
}
