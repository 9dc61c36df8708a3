package io.filrouge.batch.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.operations.JobRecord;
import io.filrouge.batch.operations.Patience;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.settings.Configuration;
import io.filrouge.settings.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events sent to a real server. */
class LineageByHttpTest {
  private static final String RUN = "0a7d1f5e-3f0e-4d2b-9b52-6a1c7f4f2a11";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final List<JsonNode> events = Collections.synchronizedList(new ArrayList<>());
  private final List<String> warnings = new ArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private volatile int status = 201;
  private volatile boolean isSilent;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void postsEventsWithTheKey() {
    run(Map.of("api-key-env", "KEY"), Map.of("KEY", "s3cret"));

    assertThat(requests)
        .hasSize(4)
        .containsOnly("POST /api/v1/lineage application/json Bearer s3cret");
    assertThat(events.stream().map(event -> event.get("eventType").asText()))
        .containsExactly("START", "START", "COMPLETE", "COMPLETE");
    assertThat(events.get(0).at("/run/runId").asText()).isEqualTo(RUN);
    assertThat(events.get(0).at("/job/namespace").asText()).isEqualTo("filrouge");
    assertThat(warnings).isEmpty();
  }

  @Test
  void namesTheRunOfTheSchedulerAsParent() {
    String task = "0f3a52c4-31f1-4d54-9d1d-2a0d2f3a0001";
    String dag = "0f3a52c4-31f1-4d54-9d1d-2a0d2f3a0002";
    run(
        Map.of(),
        Map.of(
            "OPENLINEAGE_PARENT_ID", "http://airflow:8080/filrouge_nightly.ltv/" + task,
            "OPENLINEAGE_ROOT_PARENT_ID", "http://airflow:8080/filrouge_nightly/" + dag));

    JsonNode ofNight = events.get(0).at("/run/facets/parent");
    assertThat(ofNight.at("/job/namespace").asText()).isEqualTo("http://airflow:8080");
    assertThat(ofNight.at("/job/name").asText()).isEqualTo("filrouge_nightly.ltv");
    assertThat(ofNight.at("/run/runId").asText()).isEqualTo(task);
    assertThat(ofNight.path("root").path("run").path("runId").asText()).isEqualTo(dag);
    JsonNode ofJob = events.get(1).at("/run/facets/parent");
    assertThat(ofJob.at("/run/runId").asText()).isEqualTo(RUN);
    assertThat(ofJob.path("root").path("run").path("runId").asText()).isEqualTo(dag);
  }

  @Test
  void warnsOfAParentThatNobodyCanRead() {
    run(Map.of(), Map.of("OPENLINEAGE_PARENT_ID", "nonsense"));

    assertThat(events).hasSize(4);
    assertThat(warnings)
        .containsExactly(
            "Cannot read OPENLINEAGE_PARENT_ID or OPENLINEAGE_ROOT_PARENT_ID; events name no"
                + " parent. Write namespace/job/run-id");
  }

  @Test
  void givesUpAfterThreeRefusalsAndTellsOfOneWithoutSecrets() {
    status = 500;

    run(
        Map.of("api-key-env", "KEY", "url", "http://" + host() + "/events?key=other"),
        Map.of("KEY", "s3cret"));

    assertThat(requests)
        .hasSize(3)
        .containsOnly("POST /events?key=other application/json Bearer s3cret");
    assertThat(warnings)
        .containsExactly(
            "Cannot send lineage to http://"
                + host()
                + " (status 500); this run's lineage is not complete");
  }

  @Test
  void doesNotWaitForACatalogueThatNeverAnswers() {
    isSilent = true;

    run(Map.of("timeout", "200 ms"), Map.of());

    assertThat(warnings)
        .containsExactly(
            "Cannot send lineage to http://"
                + host()
                + " (no answer within 200 ms); this run's lineage is not complete");
  }

  @Test
  void saysThatNobodyIsThere() {
    String host = host();
    server.stop(0);

    run(Map.of("url", "http://" + host), Map.of());

    assertThat(warnings)
        .hasSize(1)
        .first()
        .asString()
        .startsWith("Cannot send lineage to http://" + host + " (");
  }

  private void run(Map<String, String> settings, Map<String, String> environment) {
    Map<String, String> overrides = new LinkedHashMap<>();
    overrides.put("lineage.openlineage.url", "http://" + host());
    settings.forEach((key, value) -> overrides.put("lineage.openlineage." + key, value));
    LineageEvents lineage =
        new LineageEvents(
            LineageSettings.from(Configuration.load(null, overrides), environment),
            new OutsidePlaces(Map.of(), Optional.empty(), Map.of()),
            "0.1",
            "4.1",
            environment,
            new Patience(),
            warnings::add);
    try (Publisher publisher = new LakeFixture(folder).publisher("2026-01-31", "ltv")) {
      lineage.runStarted(RUN, publisher.night(), List.of("ltv", "churn"));
      lineage.jobStarted(record(), publisher);
      lineage.jobEnded(record(), Outcome.DONE, publisher);
      lineage.runEnded(Outcome.DONE);
    }
  }

  private static JobRecord record() {
    return new JobRecord(
        RUN,
        LakeFixture.night("2026-01-31").asOf(),
        "ltv",
        Instant.parse("2026-02-01T01:00:00Z"),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        "done",
        0,
        "0.1",
        List.of());
  }

  private String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().getFirst("Content-Type").split(";")[0]
            + " "
            + exchange.getRequestHeaders().getFirst("Authorization"));
    events.add(JSON.readTree(exchange.getRequestBody()));
    if (isSilent) {
      await();
    }
    byte[] words = "you sent s3cret".getBytes();
    exchange.sendResponseHeaders(status, words.length);
    exchange.getResponseBody().write(words);
    exchange.close();
  }

  private void await() throws IOException {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
