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
import java.util.Set;

/**
 * Whether Kafka answers with the configured security, and its topics are as they should be. Where
 * nights read no topic, only the stream needs Kafka, and what is wrong there is a warning.
 *
 * @param isOffline whether nothing may be asked over the network
 */
record KafkaCheck(Config config, boolean isOffline) implements Check {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final String START = "start it by 'bin/filrouge kafka start', or set ";
  private static final String MAKE = "make them by 'bin/filrouge kafka topics'";
  private static final String SERVERS = "stream.kafka.bootstrap-servers";

  @Override
  public String subject() {
    return "kafka";
  }

  @Override
  public List<Diagnosis> look() {
    KafkaSettings kafka = KafkaSettings.from(config);
    Set<String> needed = NightTopics.of(config, kafka.topics());
    Optional<String> servers = kafka.clusterServers().or(() -> kafka.embedded().bootstrapServers());
    if (servers.isEmpty()) {
      return List.of(absent(kafka, !needed.isEmpty()));
    }
    if (isOffline) {
      return List.of(Diagnosis.ok(subject(), "at " + servers.get() + "; it was not asked"));
    }
    List<String> obstacles = obstacles(servers.get());
    if (obstacles.size() == servers.get().split(",").length) {
      Diagnosis unreachable =
          Diagnosis.missing(
              subject(), String.join(", ", obstacles), "see that it runs, and check " + SERVERS);
      return List.of(needed.isEmpty() ? unreachable.softened() : unreachable);
    }
    try {
      return answered(kafka, servers.get(), needed);
    } catch (Failure failure) {
      Diagnosis refused = Diagnosis.of(subject(), failure);
      return List.of(needed.isEmpty() ? refused.softened() : refused);
    }
  }

  private Diagnosis absent(KafkaSettings kafka, boolean isNeeded) {
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

  private List<Diagnosis> answered(KafkaSettings kafka, String servers, Set<String> needed) {
    List<Diagnosis> seen = new ArrayList<>();
    try (Topics topics = Topics.open(kafka, PATIENCE)) {
      List<FoundTopic> found = topics.found();
      seen.add(
          Diagnosis.ok(
              subject(),
              "answers at " + servers + ", " + found.size() + " of its topics are there"));
      seen.addAll(missing(topics, needed));
      found.stream()
          .flatMap(topic -> topic.warnings().stream())
          .map(KafkaCheck::warned)
          .forEach(seen::add);
    }
    return seen;
  }

  private List<Diagnosis> missing(Topics topics, Set<String> needed) {
    List<Diagnosis> missing = new ArrayList<>();
    for (String topic : topics.absent(needed)) {
      missing.add(
          Diagnosis.missing(
              subject(),
              "no topic " + topic + ", which nights read",
              topics.planned().contains(topic)
                  ? MAKE
                  : "have it made, or mend the topic of the source that names it"));
    }
    List<String> ofStream = new ArrayList<>(topics.absent(topics.planned()));
    ofStream.removeAll(needed);
    if (!ofStream.isEmpty()) {
      missing.add(Diagnosis.warning(subject(), "no topic " + String.join(", ", ofStream), MAKE));
    }
    return missing;
  }

  private static Diagnosis warned(String warning) {
    String[] parts = warning.split("; ", 2);
    return Diagnosis.warning("kafka", parts[0], parts[parts.length - 1]);
  }
}
