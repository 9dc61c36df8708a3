package io.filrouge.batch;

import com.typesafe.config.Config;
import io.filrouge.batch.topics.KafkaTopic;
import io.filrouge.broker.EmbeddedBroker;
import io.filrouge.broker.topics.Topics;
import io.filrouge.settings.BrokerFolder;
import io.filrouge.settings.Configuration;
import io.filrouge.settings.KafkaSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker of a test's own, with all topics, and what is in them. */
public final class TestBroker implements AutoCloseable {
  private final EmbeddedBroker broker;
  private final KafkaSettings settings;

  public TestBroker(Path folder) {
    settings =
        KafkaSettings.from(
            Configuration.load(null, Map.of("stream.kafka.data-dir", folder.toString())));
    broker = new EmbeddedBroker(new BrokerFolder(folder));
    broker.start();
    try (Topics topics = Topics.open(settings)) {
      topics.createMissing();
    }
  }

  public KafkaTopic topic(String name) {
    return new KafkaTopic(name, settings.clientProperties());
  }

  public Map<String, String> clientProperties() {
    return settings.clientProperties();
  }

  public Config config() {
    return Configuration.load(
        null,
        Map.of(
            "stream.kafka.bootstrap-servers",
            settings.bootstrapServers(),
            "activation.from-kafka",
            "true"));
  }

  public void write(String topic, String key, ByteBuffer value) {
    Map<String, Object> properties = new HashMap<>(settings.clientProperties());
    byte[] bytes = new byte[value.remaining()];
    value.get(bytes);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, key, bytes));
    }
  }

  /** Writes a record without a value. */
  public void tombstone(String topic, String key) {
    Map<String, Object> properties = new HashMap<>(settings.clientProperties());
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, key, null));
    }
  }

  /** Makes a topic whose records bear the time of their arrival. */
  public void create(String topic, int partitions) {
    administer(
        admin ->
            admin
                .createTopics(
                    List.of(
                        new NewTopic(topic, partitions, (short) 1)
                            .configs(Map.of("message.timestamp.type", "LogAppendTime"))))
                .all());
    awaitTopic(topic, true);
  }

  public void delete(String topic) {
    administer(admin -> admin.deleteTopics(List.of(topic)).all());
    awaitTopic(topic, false);
  }

  /** The controller answers first; what the broker tells of its topics follows a moment later. */
  private void awaitTopic(String topic, boolean present) {
    administer(
        admin -> {
          KafkaFuture<Set<String>> names;
          do {
            names = admin.listTopics().names();
          } while (present != joined(names).contains(topic));
          return names;
        });
  }

  private static <T> T joined(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets a topic forget what stands before an offset, in every partition, as retention does. */
  public void deleteBefore(String topic, long offset) {
    Map<TopicPartition, RecordsToDelete> before = new HashMap<>();
    records(topic)
        .forEach(
            record ->
                before.merge(
                    new TopicPartition(topic, record.partition()),
                    RecordsToDelete.beforeOffset(Math.min(offset, record.offset() + 1)),
                    (one, other) -> one.beforeOffset() > other.beforeOffset() ? one : other));
    administer(admin -> admin.deleteRecords(before).all());
  }

  private void administer(Function<Admin, KafkaFuture<?>> work) {
    try (Admin admin = Admin.create(new HashMap<>(settings.clientProperties()))) {
      joined(work.apply(admin));
    }
  }

  /** All records of a topic, partition by partition. */
  public List<ConsumerRecord<String, byte[]>> records(String topic) {
    Properties properties = new Properties();
    properties.putAll(settings.clientProperties());
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long expected =
          consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      while (records.size() < expected) {
        consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
      }
      return records;
    }
  }

  /** Two marking bytes and the schema's fingerprint. */
  private static final int HEADER = 10;

  public static <T> T decoded(byte[] value, SpecificDatumReader<T> reader) {
    try {
      return reader.read(
          null, DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    broker.stop();
  }
}
