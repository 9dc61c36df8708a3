package io.filrouge.batch.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.TestBroker;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TopicsLookTest {
  @TempDir Path folder;

  @Test
  void tellsWhichTopicsAreMissingAndWhichAreNotAsTheyShouldBe() {
    try (TestBroker broker = new TestBroker(folder)) {
      assertThat(new KafkaCheck(broker.config(), true, false).look())
          .extracting(Diagnosis::grade)
          .containsExactly(Grade.OK);

      broker.delete("customer-context");
      broker.create("customer-context", 2);
      broker.delete("trigger-decisions");

      List<Diagnosis> seen = new KafkaCheck(broker.config(), false, false).look();
      assertThat(seen)
          .extracting(Diagnosis::found)
          .endsWith(
              "no topic trigger-decisions",
              "topic customer-context has 2 partitions where 4 are asked for",
              "topic customer-context has cleanup.policy delete where compact is asked for");
      assertThat(seen.get(0).found()).endsWith(", 7 of its topics are there");
      assertThat(seen.get(1).remedy()).isEqualTo("make them by 'bin/filrouge kafka topics'");
    }
  }
}
