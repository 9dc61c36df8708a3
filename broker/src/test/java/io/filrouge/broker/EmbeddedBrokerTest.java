package io.filrouge.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.broker.Commands.Said;
import io.filrouge.settings.BrokerFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker in its own process, started and stopped as users do. */
final class EmbeddedBrokerTest {
  private static final String TOPIC = "shop-events";

  @TempDir Path temporary;

  private Commands commands;
  private BrokerFolder folder;

  @BeforeEach
  void freshFolder() {
    commands = new Commands(temporary.resolve("kafka"));
    folder = new BrokerFolder(commands.folder());
  }

  @AfterEach
  void stop() {
    folder.pid().ifPresent(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
  }

  @Test
  void startsOnceTellsItsStateAndStops() throws IOException {
    Said started = commands.run("start");

    String servers = folder.bootstrapServers().orElseThrow();
    assertThat(started.exitCode()).as(started.err()).isZero();
    assertThat(started.lastLine())
        .isEqualTo(
            "kafka start: the broker listens at "
                + servers
                + ", its data in "
                + folder.path()
                + "; 8 topics, 8 of them created");
    assertThat(servers).startsWith("127.0.0.1:");
    assertThat(folder.addressFile()).content().contains("bootstrap.servers=" + servers);

    long pid = folder.pid().orElseThrow();
    assertThat(commands.run("start").lastLine())
        .startsWith("kafka start: runs already at " + servers)
        .endsWith("8 topics, 0 of them created");
    assertThat(folder.pid()).hasValue(pid);

    write(servers, "one", "two");
    Said status = commands.run("status");
    assertThat(status.exitCode()).isZero();
    assertThat(status.out())
        .as("two records and the mark of their transaction")
        .containsPattern("shop-events +4 +3\\n")
        .containsPattern("campaign-configuration +1 +0\\n");
    assertThat(status.lastLine())
        .startsWith("kafka status: the broker runs at " + servers + " (process " + pid + ")");

    Said stopped = commands.run("stop");
    assertThat(stopped.exitCode()).isZero();
    assertThat(stopped.lastLine()).startsWith("kafka stop: the broker has stopped");
    assertThat(commands.run("status").exitCode()).isEqualTo(3);
    assertThat(folder.addressFile()).doesNotExist();
    assertThat(folder.path().resolve("broker.log")).content().contains("Has stopped");
    assertThat(Files.size(folder.path().resolve("broker.out"))).isZero();
  }

  @Test
  void keepsWhatItHeldAndItsAddressWhenItIsKilledOrStopped() throws Exception {
    commands.run("start");
    String servers = folder.bootstrapServers().orElseThrow();
    write(servers, "before the kill");

    kill();
    assertThat(commands.run("status").exitCode()).isEqualTo(3);
    assertThat(folder.addressFile()).exists();

    assertThat(commands.run("start").lastLine()).contains("the broker listens at " + servers);
    write(servers, "after the kill");
    commands.run("stop");

    assertThat(commands.run("start").lastLine())
        .contains("the broker listens at " + servers)
        .endsWith("8 topics, 0 of them created");
    assertThat(read(servers)).containsExactlyInAnyOrder("before the kill", "after the kill");
  }

  @Test
  void startsAtOnceShareOneBroker() throws Exception {
    ExecutorService shells = Executors.newFixedThreadPool(3);
    try {
      List<Future<Said>> starts =
          IntStream.range(0, 3).mapToObj(i -> shells.submit(() -> commands.run("start"))).toList();
      for (Future<Said> start : starts) {
        assertThat(start.get().exitCode()).as(start.get().err()).isZero();
        assertThat(start.get().lastLine()).contains(folder.bootstrapServers().orElseThrow());
      }
    } finally {
      shells.shutdown();
    }
    assertThat(commands.run("status").out()).containsPattern("shop-events +4 +0\\n");
  }

  @Test
  void endsByItselfWhenItsFolderIsDeleted() throws Exception {
    commands.run("start");
    ProcessHandle process = ProcessHandle.of(folder.pid().orElseThrow()).orElseThrow();

    try (Stream<Path> paths = Files.walk(folder.path())) {
      paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }

    assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(30));
    assertThat(commands.run("status").exitCode()).isEqualTo(3);
  }

  @Test
  void aClusterOfOnesOwnGetsTopicsAndIsNotStopped() throws Exception {
    commands.run("start", "stream.topics.partitions=1");
    String cluster = "stream.kafka.bootstrap-servers=" + folder.bootstrapServers().orElseThrow();
    try (Admin admin = Admin.create(client())) {
      admin
          .createTopics(
              List.of(
                  new NewTopic("contexts", 2, (short) 1)
                      .configs(Map.of("cleanup.policy", "delete"))))
          .all()
          .get();
    }
    Commands elsewhere = new Commands(temporary.resolve("elsewhere"));
    String[] settings = {
      cluster, "stream.topics.dead-letters=rejects", "stream.topics.customer-context=contexts"
    };

    Said started = elsewhere.run("start", settings);

    assertThat(started.exitCode()).as(started.err()).isZero();
    assertThat(started.lastLine())
        .startsWith("kafka start: nothing to start, stream.kafka.bootstrap-servers names a cluster")
        .endsWith("8 topics, 1 of them created");
    assertThat(started.err())
        .contains(
            "warning: topic shop-events has 1 partition where 4 are asked for",
            "warning: topic contexts has 2 partitions where 4 are asked for",
            "warning: topic contexts has cleanup.policy delete where compact is asked for");
    assertThat(elsewhere.folder()).doesNotExist();
    assertThat(elsewhere.run("topics", settings).out())
        .containsPattern("rejects +4 +1 delete +was there\\n")
        .containsPattern("contexts +2 +1 delete +was there\\n");
    assertThat(elsewhere.run("status", settings).exitCode()).isZero();
    assertThat(elsewhere.run("stop", settings).out()).contains("is not Filrouge's to stop");
    assertThat(commands.run("status").exitCode()).isZero();

    Said refused =
        elsewhere.run(
            "start", cluster, "stream.topics.replication=3", "stream.topics.shop-events=copied");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualTo(
            "filrouge: Cannot create topic copied: the cluster has fewer brokers than"
                + " stream.topics.replication asks for; lower it");
  }

  private void kill() throws Exception {
    ProcessHandle process = ProcessHandle.of(folder.pid().orElseThrow()).orElseThrow();
    process.destroyForcibly();
    process.onExit().get();
  }

  private Map<String, Object> client() {
    return Map.of("bootstrap.servers", folder.bootstrapServers().orElseThrow());
  }

  // In a transaction, as the stream writes.
  private static void write(String servers, String... values) {
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers",
            servers,
            "transactional.id",
            "test",
            "transaction.timeout.ms",
            3_600_000);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      for (String value : values) {
        var unused = producer.send(new ProducerRecord<>(TOPIC, 0, "key", value));
      }
      producer.commitTransaction();
    }
  }

  private static List<String> read(String servers) {
    TopicPartition partition = new TopicPartition(TOPIC, 0);
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
          values.add(record.value());
        }
      }
    }
    return values;
  }
}
