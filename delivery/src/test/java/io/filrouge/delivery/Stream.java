package io.filrouge.delivery;

import io.filrouge.broker.topics.Topics;
import io.filrouge.schemas.DeadLetter;
import io.filrouge.schemas.ReactivationTrigger;
import io.filrouge.schemas.TriggerCancellation;
import io.filrouge.schemas.releases.ReleasedRecords;
import io.filrouge.settings.Configuration;
import io.filrouge.settings.KafkaSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics of one test, and what the stream writes into them. */
final class Stream {
  private static final Instant THEN = Instant.parse("2026-01-02T03:04:05.678Z");

  private final String prefix;
  private final Map<String, String> settings = new HashMap<>();
  private final KafkaSettings kafka;

  /**
   * @param servers a broker's
   * @param prefix of the names of these topics
   */
  Stream(String servers, String prefix) {
    this.prefix = prefix;
    settings.put("stream.kafka.bootstrap-servers", servers);
    settings.put("stream.topics.partitions", "2");
    for (String topic :
        List.of(
            "shop-events",
            "customer-context",
            "consent-changes",
            "campaign-configuration",
            "reactivation-triggers",
            "trigger-decisions",
            "trigger-cancellations",
            "dead-letters")) {
      settings.put("stream.topics." + topic, prefix + "-" + topic);
    }
    kafka = KafkaSettings.from(Configuration.load(null, settings));
    try (Topics topics = Topics.open(kafka)) {
      topics.createMissing();
    }
  }

  Map<String, String> settings() {
    return settings;
  }

  String triggers() {
    return kafka.topics().reactivationTriggers();
  }

  String cancellations() {
    return kafka.topics().triggerCancellations();
  }

  /** A transaction of the stream's own, open until it is told otherwise. */
  KafkaProducer<String, byte[]> transaction() {
    Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
    properties.put("transactional.id", prefix + "-" + System.nanoTime());
    KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    producer.initTransactions();
    producer.beginTransaction();
    return producer;
  }

  /** Writes records in a transaction, as the stream does. */
  @SafeVarargs
  final void write(ProducerRecord<String, byte[]>... records) {
    try (KafkaProducer<String, byte[]> producer = transaction()) {
      for (ProducerRecord<String, byte[]> record : records) {
        var unused = producer.send(record);
      }
      producer.commitTransaction();
    }
  }

  ProducerRecord<String, byte[]> trigger(String id, String person) {
    ReactivationTrigger trigger =
        ReactivationTrigger.newBuilder()
            .setTriggerId(id)
            .setCampaign("cart")
            .setStep(1)
            .setCustomerId(person)
            .setCartKey("cart-" + person)
            .setAbandonedAt(THEN)
            .setDecidedAt(THEN)
            .setSendAt(THEN)
            .setCartLines(List.of())
            .setCartAmount(new BigDecimal("12.3400"))
            .setRuleVersion("v1")
            .build();
    return new ProducerRecord<>(
        triggers(),
        Math.floorMod(person.hashCode(), 2),
        person,
        bytes(() -> ReactivationTrigger.getEncoder().encode(trigger)));
  }

  ProducerRecord<String, byte[]> cancellation(String id, String person) {
    TriggerCancellation cancellation =
        TriggerCancellation.newBuilder()
            .setTriggerId(id)
            .setCampaign("cart")
            .setStep(1)
            .setCustomerId(person)
            .setCartKey("cart-" + person)
            .setSendAt(THEN)
            .setCancelledAt(THEN)
            .setReason("purchased")
            .setRuleVersion("v1")
            .build();
    return new ProducerRecord<>(
        cancellations(),
        Math.floorMod(person.hashCode(), 2),
        person,
        bytes(() -> TriggerCancellation.getEncoder().encode(cancellation)));
  }

  /** Reasons of the dead letters, as they came. */
  List<String> deadLetters() throws IOException {
    TopicPartition partition = new TopicPartition("webhook-" + prefix + "-dead-letters", 0);
    Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
    properties.put("isolation.level", "read_committed");
    ReleasedRecords<DeadLetter> letters =
        ReleasedRecords.of("dead-letter", DeadLetter::createDecoder);
    List<String> reasons = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          DeadLetter letter = letters.read(record.value());
          reasons.add(letter.getTopic() + ": " + letter.getReason());
        }
      }
    }
    return reasons;
  }

  private static byte[] bytes(Encoding encoding) {
    try {
      ByteBuffer buffer = encoding.encode();
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Encoding {
    ByteBuffer encode() throws IOException;
  }
}
