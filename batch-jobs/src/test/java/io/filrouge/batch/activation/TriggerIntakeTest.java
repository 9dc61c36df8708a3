package io.filrouge.batch.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.TestBroker;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.QualityResult;
import io.filrouge.batch.tables.TriggerCancellations;
import io.filrouge.batch.tables.TriggerDecisions;
import io.filrouge.batch.topics.TopicReader;
import io.filrouge.batch.topics.TopicSpan;
import io.filrouge.schemas.Outcome;
import io.filrouge.schemas.TriggerCancellation;
import io.filrouge.schemas.TriggerDecision;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TriggerIntakeTest {
  private static final Instant FIRST = Instant.parse("2026-01-01T10:00:00Z");
  private static final Instant SECOND = Instant.parse("2026-01-02T10:00:00Z");

  @TempDir private static Path brokerFolder;
  private static TestBroker broker;

  @TempDir private Path folder;

  @BeforeAll
  static void startBroker() {
    broker = new TestBroker(brokerFolder);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void takesEachRecordOnceWhateverNightIsRunAgain() throws IOException {
    LakeFixture lake = new LakeFixture(folder);
    decide("a", Outcome.postponed, FIRST);
    decide("b", Outcome.send, FIRST);
    decide("b", Outcome.send, FIRST);
    assertThat(night(lake, "2026-01-01")).containsExactlyInAnyOrder("3 = 2 + 1", "0 = 0 + 0");
    List<String> first = decisions(lake);
    assertThat(first).containsExactlyInAnyOrder("a postponed 2026-01-01", "b send 2026-01-01");
    assertThat(night(lake, "2026-01-01")).containsExactly("0 = 0 + 0", "0 = 0 + 0");
    assertThat(decisions(lake)).isEqualTo(first);

    decide("a", Outcome.send, SECOND);
    decide("b", Outcome.send, FIRST);
    broker.write("trigger-cancellations", "b", cancellation("b"));
    assertThat(night(lake, "2026-01-02")).containsExactlyInAnyOrder("2 = 1 + 1", "1 = 1 + 0");
    decide("c", Outcome.suppressed, SECOND);
    night(lake, "2026-01-02");
    night(lake, "2026-01-01");

    assertThat(decisions(lake))
        .containsExactlyInAnyOrder(
            "a postponed 2026-01-01",
            "b send 2026-01-01",
            "a send 2026-01-02",
            "c suppressed 2026-01-02");
    assertThat(lake.texts(TriggerCancellations.CONTRACT, "trigger_id", "reason", "taken_on"))
        .containsExactly("b purchased 2026-01-02");
  }

  @Test
  void refusesARecordOfASchemaItDoesNotKnow() {
    LakeFixture lake = new LakeFixture(folder);
    broker.write("consent-changes", "x", ByteBuffer.wrap(new byte[12]));
    int partition = partition("consent-changes");
    Row record =
        TopicReader.read(
                lake.lake().spark(),
                broker.clientProperties(),
                List.of(new TopicSpan("consent-changes", "id", partition, 0, 1)))
            .first();
    TriggerRecord reader =
        new TriggerRecord(AvroValues.header(TriggerDecision.getClassSchema()), record.schema());

    assertThatThrownBy(() -> reader.call(record))
        .hasMessage(
            "Cannot read record 0 of partition "
                + partition
                + " of topic consent-changes: it is of another schema; use a release of the batch"
                + " that knows it");
    assertThat(lake.lake().has(TriggerDecisions.CONTRACT)).isFalse();
  }

  private static int partition(String topic) {
    return broker.records(topic).get(0).partition();
  }

  private static List<String> night(LakeFixture lake, String night) {
    try (Publisher publisher = lake.publisher(night, "ingest")) {
      TriggerIntake.from(broker.config()).run(publisher);
      List<QualityResult> counts =
          publisher.results().stream()
              .filter(count -> count.rule().startsWith("records_"))
              .toList();
      return java.util.stream.IntStream.iterate(0, i -> i < counts.size(), i -> i + 3)
          .mapToObj(
              i ->
                  "%.0f = %.0f + %.0f"
                      .formatted(
                          counts.get(i).value(),
                          counts.get(i + 1).value(),
                          counts.get(i + 2).value()))
          .toList();
    }
  }

  private static List<String> decisions(LakeFixture lake) {
    return lake.texts(TriggerDecisions.CONTRACT, "trigger_id", "outcome", "taken_on");
  }

  private static void decide(String trigger, Outcome outcome, Instant at) throws IOException {
    TriggerDecision decision =
        TriggerDecision.newBuilder()
            .setTriggerId(trigger)
            .setCampaign("carts")
            .setStep(1)
            .setCartKey("cart")
            .setEpisodeStartedAt(at)
            .setAbandonedAt(at)
            .setDecidedAt(at)
            .setOutcome(outcome)
            .setRuleVersion("1")
            .build();
    broker.write("trigger-decisions", "cart", TriggerDecision.getEncoder().encode(decision));
  }

  private static ByteBuffer cancellation(String trigger) throws IOException {
    return TriggerCancellation.getEncoder()
        .encode(
            TriggerCancellation.newBuilder()
                .setTriggerId(trigger)
                .setCampaign("carts")
                .setStep(1)
                .setCartKey("cart")
                .setSendAt(SECOND)
                .setCancelledAt(SECOND)
                .setReason("purchased")
                .setRuleVersion("1")
                .build());
  }
}
