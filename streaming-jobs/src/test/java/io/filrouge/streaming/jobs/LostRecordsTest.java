package io.filrouge.streaming.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.schemas.DeadLetter;
import io.filrouge.schemas.TriggerCancellation;
import io.filrouge.schemas.TriggerDecision;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

final class LostRecordsTest {
  private static final Instant DUE = Instant.parse("2026-03-02T10:00:00Z");

  @Test
  void takesTwoDecisionsForOneWhoseStepAndTimeAreTheSameWhateverTheRulesWere() {
    assertThat(LostRecords.identity(decision("t1", DUE, "rules-1")))
        .isEqualTo(LostRecords.identity(decision("t1", DUE, "rules-2")));
  }

  @Test
  void tellsAPostponedStepFromItsDecisionLater() {
    assertThat(LostRecords.identity(decision("t1", DUE, "rules")))
        .isNotEqualTo(LostRecords.identity(decision("t1", DUE.plusSeconds(60), "rules")));
  }

  @Test
  void knowsACancellationByItsTriggerAndADeadLetterByItsPlace() {
    TriggerCancellation cancellation = new TriggerCancellation();
    put(cancellation, "trigger_id", "t1");

    assertThat(LostRecords.identity(cancellation)).isEqualTo("t1/");
    assertThat(LostRecords.identity(new DeadLetter("events", 3, 17L, "late", bytes())))
        .isEqualTo("events/3/17/");
  }

  private static TriggerDecision decision(String triggerId, Instant decidedAt, String rules) {
    TriggerDecision decision = new TriggerDecision();
    put(decision, "trigger_id", triggerId);
    put(decision, "decided_at", decidedAt);
    put(decision, "rule_version", rules);
    return decision;
  }

  private static void put(SpecificRecord record, String field, Object value) {
    record.put(record.getSchema().getField(field).pos(), value);
  }

  private static ByteBuffer bytes() {
    return ByteBuffer.wrap(new byte[0]);
  }
}
