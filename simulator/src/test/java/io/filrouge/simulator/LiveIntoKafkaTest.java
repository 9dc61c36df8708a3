package io.filrouge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.broker.EmbeddedBroker;
import io.filrouge.schemas.EventType;
import io.filrouge.schemas.ShopEvent;
import io.filrouge.settings.BrokerFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code simulate live} into a real broker. */
final class LiveIntoKafkaTest {
  private static final int PARTITIONS = 3;
  private static final int BEATS = 10 * 60 + 1;

  @TempDir static Path folder;

  private static BrokerFolder data;
  private static String servers;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void startBroker() throws Exception {
    data = new BrokerFolder(folder.resolve("kafka"));
    servers = new EmbeddedBroker(data).start();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin.createTopics(List.of(new NewTopic("shop-events", PARTITIONS, (short) 1))).all().get();
    }
  }

  @AfterAll
  static void stopBroker() {
    new EmbeddedBroker(data).stop();
  }

  @Test
  void everythingTheTruthTellsStandsInTheTopic() throws IOException {
    Path truth = folder.resolve("truth");
    assertThat(
            run(
                "--data-dir",
                data.path().toString(),
                "--speed",
                "0",
                "--carts-per-minute",
                "60",
                "--broken-share",
                "0.02",
                "--length",
                "10 min",
                "--truth",
                truth.toString()))
        .as(err.toString())
        .isZero();
    assertThat(out.toString())
        .contains("1,803 heartbeats into topic shop-events (3 partitions) at " + servers);

    Map<String, Integer> partitions = new HashMap<>();
    int[] beats = new int[PARTITIONS];
    int events = 0;
    int unreadable = 0;
    for (ConsumerRecord<byte[], byte[]> found : consumed()) {
      ShopEvent event = read(found.value());
      if (event == null) {
        unreadable++;
        continue;
      }
      if (event.getEventType() == EventType.heartbeat) {
        assertThat(found.key()).isNull();
        beats[found.partition()]++;
        continue;
      }
      events++;
      if (found.key() != null) {
        String key = new String(found.key(), StandardCharsets.UTF_8);
        assertThat(key).isIn(event.getCartId(), event.getVisitorId(), event.getCustomerId());
        Integer before = partitions.putIfAbsent(key, found.partition());
        assertThat(before).isIn(null, found.partition());
      }
    }

    assertThat(beats).containsOnly(BEATS);
    List<String> broken = lines(truth.resolve("broken.jsonl"));
    assertThat(unreadable)
        .isPositive()
        .isEqualTo(broken.stream().filter(line -> line.contains("\"unreadable\"")).count());
    assertThat(events + unreadable)
        .isEqualTo(
            lines(truth.resolve("events.jsonl")).size()
                + lines(truth.resolve("duplicates.jsonl")).size()
                + broken.size());
  }

  @Test
  void saysThatTheTopicIsNotThere() {
    assertThat(run("--kafka", servers, "--topic", "nowhere")).isEqualTo(3);

    assertThat(err.toString())
        .isEqualTo(
            "Cannot find the topic: nowhere at "
                + servers
                + "; create it with 'filrouge kafka topics', or name another by --topic\n");
  }

  private static List<ConsumerRecord<byte[], byte[]>> consumed() {
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    List<TopicPartition> partitions =
        IntStream.range(0, PARTITIONS).mapToObj(i -> new TopicPartition("shop-events", i)).toList();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long total =
          consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      while (all.size() < total) {
        consumer.poll(Duration.ofSeconds(1)).forEach(all::add);
      }
    }
    return all;
  }

  /** Null for what is no event. */
  private static ShopEvent read(byte[] value) {
    try {
      return ShopEvent.fromByteBuffer(ByteBuffer.wrap(value));
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
      return null;
    }
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file);
  }

  private int run(String... arguments) {
    CommandLine commandLine = SimulateCommand.commandLine();
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err));
    return commandLine.execute(
        Stream.concat(Stream.of("live"), Stream.of(arguments)).toArray(String[]::new));
  }
}
