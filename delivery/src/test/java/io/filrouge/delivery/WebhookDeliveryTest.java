package io.filrouge.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.broker.EmbeddedBroker;
import io.filrouge.settings.BrokerFolder;
import io.filrouge.settings.CommandFailures;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** From a real broker to a real server, by the command. */
@Timeout(120)
final class WebhookDeliveryTest {
  private static final int MARKERS = 6;
  private static final String SECRET = "correct horse battery staple";

  @TempDir private static Path folder;
  private static EmbeddedBroker broker;
  private static String servers;

  private Receiver receiver;
  private Stream stream;
  private String name;

  @BeforeAll
  static void startBroker() {
    broker = new EmbeddedBroker(new BrokerFolder(folder));
    servers = broker.start();
  }

  @AfterAll
  static void stopBroker() {
    broker.stop();
  }

  @BeforeEach
  void open(TestInfo test) {
    name = test.getTestMethod().orElseThrow().getName();
    receiver = new Receiver();
    stream = new Stream(servers, name);
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void deliversEachOnceAndGoesOnWhereItWas() {
    stream.write(stream.trigger("t1", "ann"), stream.trigger("t2", "bob"));
    stream.write(stream.cancellation("t1", "ann"));

    Said said = deliver("--until-now");

    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out())
        .isEqualTo("deliver webhook " + name + " at localhost: 3 delivered, 0 dead letters");
    assertThat(receiver.ids()).containsExactlyInAnyOrder("t1", "t2", "cancel-t1");
    assertThat(receiver.body("t1"))
        .startsWith(
            "{\"type\":\"reactivation_trigger\",\"trigger_id\":\"t1\",\"campaign\":\"cart\"")
        .contains("\"send_at\":\"2026-01-02T03:04:05.678Z\"", "\"cart_amount\":12.34");
    assertThat(receiver.body("cancel-t1"))
        .startsWith("{\"type\":\"trigger_cancellation\",\"trigger_id\":\"t1\"");

    stream.write(stream.trigger("t3", "ann"));
    assertThat(deliver("--until-now").out()).contains(": 1 delivered");
    assertThat(receiver.heads()).hasSize(4);
    assertThat(deliver("--until-now").out()).contains(": 0 delivered");
  }

  @Test
  void sendsNoCancellationBeforeItsTrigger() throws Exception {
    KafkaProducer<String, byte[]> open = stream.transaction();
    open.send(stream.trigger("t1", "ann")).get();
    stream.write(stream.cancellation("t1", "ann"));
    CompletableFuture<Said> delivery;
    try (open) {
      // Of another partition than ann's, so that the open transaction does not hold it back.
      String other = person(1 - Math.floorMod("ann".hashCode(), 2));
      stream.write(stream.trigger("marker", other));
      delivery = CompletableFuture.supplyAsync(this::live);
      // As long as these go through the topic of cancellations is looked into as well.
      for (int i = 1; i < MARKERS; i++) {
        receiver.awaitKept(i);
        stream.write(stream.trigger("marker-" + i, other));
      }
      receiver.awaitKept(MARKERS);
      assertThat(receiver.ids()).allMatch(id -> id.startsWith("marker"));

      open.commitTransaction();
    }
    receiver.awaitKept(MARKERS + 2);

    assertThat(receiver.ids()).endsWith("t1", "cancel-t1");
    endByTakingOver(delivery);
  }

  @Test
  void keepsWhatIsNotWantedAndSendsItAgain() throws Exception {
    byte[] damaged = {1, 2, 3};
    stream.write(
        stream.trigger("good", "ann"),
        stream.trigger("unwanted", "ann"),
        stream.trigger("cancelled-since", "bob"),
        new ProducerRecord<>(stream.triggers(), "eve", damaged));
    receiver.answers(id -> id.equals("good") ? 200 : 404, Map.of());

    assertThat(deliver("--until-now").out()).endsWith(": 1 delivered, 3 dead letters");
    assertThat(stream.deadLetters())
        .containsExactlyInAnyOrder(
            stream.triggers() + ": status 404",
            stream.triggers() + ": status 404",
            stream.triggers() + ": unreadable");

    assertThat(deliver("--dead-letters").out()).endsWith(": 0 delivered, 3 dead letters");
    assertThat(stream.deadLetters()).hasSize(6);

    receiver.answers(id -> 200, Map.of());
    stream.write(stream.cancellation("cancelled-since", "bob"));
    assertThat(deliver("--dead-letters").out()).endsWith(": 1 delivered, 1 dead letters");
    assertThat(deliver("--until-now").out()).endsWith(": 1 delivered, 0 dead letters");
    assertThat(receiver.ids()).containsExactly("good", "unwanted", "cancel-cancelled-since");
    assertThat(stream.deadLetters()).as("only the damaged one again").hasSize(7);
  }

  @Test
  void waitsForAReceiverThatIsAwayAndCatchesUp() throws Exception {
    write(1, 40);
    receiver.shut();
    CompletableFuture<Said> delivery = CompletableFuture.supplyAsync(() -> deliver("--until-now"));
    write(41, 60);
    receiver.open();
    assertThat(delivery.get().exitCode()).isZero();

    receiver.shut();
    write(61, 80);
    Said gaveUp = deliver("--until-now", "retry.away=100 ms");
    assertThat(gaveUp.exitCode()).isEqualTo(5);
    assertThat(gaveUp.err())
        .contains(
            "filrouge: Cannot deliver to "
                + name
                + " at localhost: no connection for longer than retry.away; run it again when")
        .doesNotContain(SECRET);

    receiver.open();
    assertThat(deliver("--until-now").exitCode()).isZero();
    assertThat(receiver.ids()).hasSize(80);
    assertThat(stream.deadLetters()).isEmpty();
  }

  @Test
  void goesOnAfterItWasKilledInTheMiddle() throws Exception {
    write(1, 100);
    CountDownLatch isKilled = new CountDownLatch(1);
    Set<String> letThrough = ConcurrentHashMap.newKeySet();
    receiver.answers(
        id -> {
          if (letThrough.size() >= 30) {
            await(isKilled);
            return 503;
          }
          letThrough.add(id);
          return 200;
        },
        Map.of());
    Process process = process();
    receiver.awaitKept(30);
    process.destroyForcibly().waitFor();
    isKilled.countDown();
    receiver.answers(id -> 200, Map.of());
    assertThat(receiver.ids().size()).isBetween(30, 99);

    assertThat(deliver("--until-now").exitCode()).isZero();

    assertThat(receiver.ids())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 100).mapToObj(i -> "t" + i).toList());
    assertThat(stream.deadLetters()).isEmpty();
  }

  @Test
  void endsWhenAnotherOneHasTakenOver() throws Exception {
    stream.write(stream.trigger("t1", "ann"));
    CompletableFuture<Said> first = CompletableFuture.supplyAsync(this::live);
    receiver.awaitKept(1);

    endByTakingOver(first);
  }

  @Test
  void refusesPrivateAddressesBeforeAnythingIsSent() {
    stream.write(stream.trigger("t1", "ann"));

    Said said = deliver("--until-now", "allow-private-addresses=false");

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("Cannot deliver to " + name + " at localhost: its address is");
    assertThat(receiver.heads()).isEmpty();
  }

  // The next delivery of the same name takes the ledger over, and the first one learns it with the
  // next letter.
  private void endByTakingOver(CompletableFuture<Said> first) throws Exception {
    assertThat(deliver("--until-now").exitCode()).isZero();
    stream.write(stream.trigger("last", "ann"));
    Said said = first.get();
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err())
        .contains("Cannot go on: another process has begun to deliver as filrouge-webhook-" + name);
  }

  private void write(int from, int to) {
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      records.add(stream.trigger("t" + i, "p" + i % 9));
    }
    @SuppressWarnings({"unchecked", "rawtypes"})
    ProducerRecord<String, byte[]>[] array = records.toArray(new ProducerRecord[0]);
    stream.write(array);
  }

  private static String person(int partition) {
    return IntStream.range(0, 100)
        .mapToObj(i -> "q" + i)
        .filter(person -> Math.floorMod(person.hashCode(), 2) == partition)
        .findFirst()
        .orElseThrow();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Said live() {
    return deliver(null);
  }

  private Said deliver(String option, String... more) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        CommandFailures.toldBy(new CommandLine(new WebhookCommand(Map.of("SECRET", SECRET)::get)))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments(option, more).toArray(String[]::new));
    return new Said(exitCode, out.toString().strip(), err.toString().strip());
  }

  private List<String> arguments(String option, String... more) {
    Map<String, String> settings = new java.util.TreeMap<>(stream.settings());
    String block = "deliveries.webhook." + name + ".";
    settings.put(block + "url", receiver.url());
    settings.put(block + "secret-env", "SECRET");
    settings.put(block + "allow-plain-http", "true");
    settings.put(block + "allow-private-addresses", "true");
    settings.put(block + "retry.first", "5 ms");
    settings.put(block + "retry.longest", "50 ms");
    for (String setting : more) {
      settings.put(block + setting.split("=", 2)[0], setting.split("=", 2)[1]);
    }
    List<String> arguments = new ArrayList<>(List.of(name));
    if (option != null) {
      arguments.add(option);
    }
    settings.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    return arguments;
  }

  private Process process() throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DeliverCommand.class.getName(),
                "webhook"));
    command.addAll(arguments(null));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("SECRET", SECRET);
    return builder.start();
  }

  private record Said(int exitCode, String out, String err) {}
}
