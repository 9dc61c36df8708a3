package io.filrouge.broker.topics;

import io.filrouge.settings.KafkaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics of Filrouge on the cluster in use. */
public final class Topics implements AutoCloseable {
  private static final int ATTEMPTS = 200;
  private static final long BETWEEN_MILLIS = 50;

  private final Admin admin;
  private final Answers answers;
  private final List<TopicPlan> plans;

  private Topics(Admin admin, Answers answers, List<TopicPlan> plans) {
    this.admin = admin;
    this.answers = answers;
    this.plans = plans;
  }

  /** Connects to the cluster; a failure when there is none, or its settings are wrong. */
  public static Topics open(KafkaSettings kafka) {
    return open(kafka, KafkaAdmin.USUAL_PATIENCE);
  }

  /**
   * The same with another patience.
   *
   * @param patience how long each answer may take
   */
  public static Topics open(KafkaSettings kafka, Duration patience) {
    return new Topics(
        KafkaAdmin.open(kafka, patience), new Answers(kafka), TopicPlan.all(kafka.topics()));
  }

  /** The topics that are there, as they are; of those that are missing nothing. */
  public List<FoundTopic> found() {
    Set<String> there = names();
    return described(plans.stream().filter(plan -> there.contains(plan.name())).toList(), Set.of());
  }

  /** The names of the topics that should be there. */
  public List<String> planned() {
    return plans.stream().map(TopicPlan::name).toList();
  }

  /** Those of some topics, Filrouge's or not, that are not there. */
  public List<String> absent(Collection<String> topics) {
    Set<String> there = names();
    return topics.stream().filter(name -> !there.contains(name)).toList();
  }

  /** Creates what is missing, changes nothing that is there, and tells how each topic is. */
  public List<FoundTopic> createMissing() {
    Set<String> there = names();
    List<TopicPlan> missing = plans.stream().filter(plan -> !there.contains(plan.name())).toList();
    Set<String> created = new HashSet<>();
    Map<String, KafkaFuture<Void>> creations =
        missing.isEmpty()
            ? Map.of()
            : admin.createTopics(missing.stream().map(TopicPlan::toCreate).toList()).values();
    creations.forEach(
        (name, creation) -> {
          if (answers.unless(TopicExistsException.class, "create topic " + name, creation)) {
            created.add(name);
          }
        });
    return described(plans, created);
  }

  /** The topics of Filrouge that are there, with what is in them. */
  public List<TopicCount> counts() {
    Set<String> there = names();
    there.retainAll(plans.stream().map(TopicPlan::name).toList());
    Map<String, TopicDescription> descriptions =
        answers.of("describe topics", admin.describeTopics(there).allTopicNames());
    Map<TopicPartition, Long> first = offsets(descriptions.values(), OffsetSpec.earliest());
    Map<TopicPartition, Long> last = offsets(descriptions.values(), OffsetSpec.latest());
    Map<String, Long> records = new HashMap<>();
    last.forEach(
        (partition, end) ->
            records.merge(partition.topic(), end - first.get(partition), Long::sum));
    return plans.stream()
        .map(TopicPlan::name)
        .filter(there::contains)
        .map(
            name ->
                new TopicCount(
                    name,
                    descriptions.get(name).partitions().size(),
                    records.getOrDefault(name, 0L),
                    behind(descriptions.get(name))))
        .toList();
  }

  @Override
  public void close() {
    admin.close();
  }

  private Set<String> names() {
    return new HashSet<>(answers.of("list topics", admin.listTopics().names()));
  }

  private List<FoundTopic> described(List<TopicPlan> wanted, Set<String> created) {
    List<String> names = wanted.stream().map(TopicPlan::name).toList();
    Map<String, TopicDescription> descriptions =
        onceKnown(() -> admin.describeTopics(names).allTopicNames());
    Map<ConfigResource, Config> settings =
        onceKnown(
            () ->
                admin
                    .describeConfigs(
                        names.stream()
                            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                            .toList())
                    .all());
    List<FoundTopic> found = new ArrayList<>();
    for (TopicPlan plan : wanted) {
      Config ofTopic = settings.get(new ConfigResource(ConfigResource.Type.TOPIC, plan.name()));
      found.add(
          new FoundTopic(
              plan,
              descriptions.get(plan.name()).partitions().size(),
              copies(descriptions.get(plan.name())),
              ofTopic.get(TopicConfig.CLEANUP_POLICY_CONFIG).value(),
              created.contains(plan.name())));
    }
    return found;
  }

  private static int copies(TopicDescription topic) {
    return topic.partitions().stream()
        .mapToInt(partition -> partition.replicas().size())
        .min()
        .orElse(0);
  }

  private static long behind(TopicDescription topic) {
    return topic.partitions().stream()
        .filter(partition -> partition.isr().size() < partition.replicas().size())
        .count();
  }

  // A topic is created when the controller has it; the brokers hear of it a moment later.
  private <T> T onceKnown(Supplier<KafkaFuture<T>> question) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      KafkaFuture<T> answer = question.get();
      if (answers.unless(UnknownTopicOrPartitionException.class, "describe topics", answer)) {
        return answers.of("describe topics", answer);
      }
      answers.waiting(() -> TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS));
    }
    return answers.of("describe topics", question.get());
  }

  private Map<TopicPartition, Long> offsets(Collection<TopicDescription> topics, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    for (TopicDescription topic : topics) {
      topic
          .partitions()
          .forEach(
              partition ->
                  wanted.put(new TopicPartition(topic.name(), partition.partition()), which));
    }
    Map<TopicPartition, ListOffsetsResultInfo> found =
        answers.of("count records", admin.listOffsets(wanted).all());
    Map<TopicPartition, Long> offsets = new HashMap<>();
    found.forEach((partition, offset) -> offsets.put(partition, offset.offset()));
    return offsets;
  }
}
