package io.filrouge.delivery.topics;

import io.filrouge.delivery.http.Lanes;
import io.filrouge.delivery.http.Letter;
import io.filrouge.delivery.http.Tally;
import io.filrouge.settings.KafkaSettings;
import io.filrouge.settings.TopicSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Delivers triggers and cancellations. A cancellation goes out when every trigger is through that
 * had been written when it was read, committed or not: the job writes a trigger before it takes it
 * back, but two topics are committed one after the other.
 */
public final class WebhookDelivery {
  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final Duration A_MOMENT = Duration.ofMillis(20);
  private static final String GROUP = "filrouge-webhook-";

  private final Map<String, String> client;
  private final TopicSettings topics;
  private final Letters letters;
  private final String name;
  private final String deadLetters;
  private final Lanes lanes;
  private final Tally tally;
  private final Consumer<String> progress;
  private volatile boolean isStopped;

  /**
   * @param name of the webhook
   * @param deadLetters the topic of letters that are not wanted
   * @param progress takes what is worth knowing
   */
  public WebhookDelivery(
      KafkaSettings kafka,
      String name,
      String deadLetters,
      Lanes lanes,
      Tally tally,
      Consumer<String> progress) {
    this.client = new HashMap<>(kafka.clientProperties());
    this.topics = kafka.topics();
    this.letters = new Letters(topics);
    this.name = name;
    this.deadLetters = deadLetters;
    this.lanes = lanes;
    this.tally = tally;
    this.progress = progress;
  }

  /** Delivers whatever comes, until it is stopped. */
  public void live() throws InterruptedException {
    deliver(Optional.empty());
  }

  /** Delivers what stands in the topics now. */
  public void untilNow() throws InterruptedException {
    try (Feed triggers = feed(topics.reactivationTriggers());
        Feed cancellations = feed(topics.triggerCancellations())) {
      Map<TopicPartition, Long> goal = new HashMap<>(triggers.end());
      goal.putAll(cancellations.end());
      deliver(Optional.of(goal));
    }
  }

  private void deliver(Optional<Map<TopicPartition, Long>> goal) throws InterruptedException {
    try (Ledger ledger = new Ledger(client, GROUP + name, deadLetters);
        Feed triggers = feed(topics.reactivationTriggers());
        Feed cancellations = feed(topics.triggerCancellations())) {
      tellMissed(triggers.missed() + cancellations.missed());
      Post post = new Post(lanes, ledger, tally);
      while (!isStopped && !isThrough(goal, triggers, cancellations)) {
        List<ConsumerRecord<byte[], byte[]>> taken = cancellations.poll(A_MOMENT);
        if (!taken.isEmpty()) {
          deliverUpTo(triggers.writtenEnd(), triggers, post);
        }
        if (!isStopped) {
          post.deliver(cancellations, taken, this::read);
          post.deliver(triggers, triggers.poll(PATIENCE), this::read);
        }
      }
    }
  }

  private void deliverUpTo(Map<TopicPartition, Long> written, Feed triggers, Post post)
      throws InterruptedException {
    while (!isStopped && !triggers.isAt(written)) {
      post.deliver(triggers, triggers.poll(PATIENCE), this::read);
    }
  }

  private static boolean isThrough(
      Optional<Map<TopicPartition, Long>> goal, Feed triggers, Feed cancellations) {
    return goal.isPresent() && triggers.isAt(goal.get()) && cancellations.isAt(goal.get());
  }

  /** Delivers again what stands in the dead letters now, but for triggers cancelled since. */
  public void deadLetters() throws InterruptedException {
    Set<String> cancelled = cancelled();
    String group = GROUP + name + "-again";
    try (Ledger ledger = new Ledger(client, group, deadLetters);
        Feed dead = new Feed(client, deadLetters, group)) {
      Post post = new Post(lanes, ledger, tally);
      Map<TopicPartition, Long> end = dead.end();
      while (!isStopped && !dead.isAt(end)) {
        List<ConsumerRecord<byte[], byte[]>> records =
            dead.poll(PATIENCE).stream()
                .filter(record -> record.offset() < end.get(partition(record)))
                .toList();
        post.deliver(dead, records, record -> readAgain(record, cancelled));
      }
    }
  }

  private Set<String> cancelled() {
    Set<String> cancelled = new HashSet<>();
    try (Feed cancellations = new Feed(client, topics.triggerCancellations(), GROUP + "nobody")) {
      Map<TopicPartition, Long> end = cancellations.end();
      while (!isStopped && !cancellations.isAt(end)) {
        cancellations
            .poll(PATIENCE)
            .forEach(record -> letters.cancelled(record.value()).ifPresent(cancelled::add));
      }
    }
    return cancelled;
  }

  private Post.Content read(ConsumerRecord<byte[], byte[]> record) {
    return new Post.Content(Post.origin(record), letters.of(record.topic(), record.value()), false);
  }

  private Post.Content readAgain(ConsumerRecord<byte[], byte[]> record, Set<String> cancelled) {
    return letters
        .deadLetter(record.value())
        .map(
            dead -> {
              byte[] value = new byte[dead.getRecord().remaining()];
              dead.getRecord().duplicate().get(value);
              Optional<Letter> letter = letters.of(dead.getTopic(), value);
              boolean isCancelled = letter.map(Letter::id).filter(cancelled::contains).isPresent();
              return new Post.Content(dead, letter, isCancelled);
            })
        .orElseGet(() -> new Post.Content(Post.origin(record), Optional.empty(), false));
  }

  private Feed feed(String topic) {
    return new Feed(client, topic, GROUP + name);
  }

  private void tellMissed(long missed) {
    if (missed > 0) {
      progress.accept(
          "warning: "
              + missed
              + " records were deleted by the topics' retention before they could be delivered");
    }
  }

  private static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  /** Ends after what is on its way now. */
  public void stop() {
    isStopped = true;
    lanes.stop();
  }
}
