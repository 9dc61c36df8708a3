package io.filrouge.batch.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
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
      assertThat(look(broker)).extracting(Diagnosis::grade).containsExactly(Grade.OK);

      broker.delete("customer-context");
      broker.create("customer-context", 2);
      broker.delete("reactivation-triggers");

      List<Diagnosis> seen = look(broker);
      assertThat(seen)
          .extracting(Diagnosis::found)
          .endsWith(
              "no topic reactivation-triggers",
              "topic customer-context has 2 partitions where 4 are asked for",
              "topic customer-context has cleanup.policy delete where compact is asked for");
      assertThat(seen.get(0).found()).endsWith(", 7 of its topics are there");
      assertThat(seen.get(1).remedy()).isEqualTo("make them by 'bin/filrouge kafka topics'");
      assertThat(seen).extracting(Diagnosis::grade).doesNotContain(Grade.WRONG);
      wantsTheTopicsThatNightsRead(broker);
    }
  }

  private static void wantsTheTopicsThatNightsRead(TestBroker broker) {
    broker.delete("trigger-decisions");

    List<Diagnosis> seen =
        look(
            broker,
            "sources.web_events { live { format = kafka, topic = my-events }, shop.format = kafka }");

    assertThat(seen)
        .filteredOn(diagnosis -> diagnosis.grade() == Grade.WRONG)
        .containsExactly(
            Diagnosis.missing(
                "kafka",
                "no topic my-events, which nights read",
                "have it made, or mend the topic of the source that names it"),
            Diagnosis.missing(
                "kafka",
                "no topic trigger-decisions, which nights read",
                "make them by 'bin/filrouge kafka topics'"));
    assertThat(look(broker, "activation.from-kafka = false"))
        .extracting(Diagnosis::grade)
        .doesNotContain(Grade.WRONG);
  }

  private static List<Diagnosis> look(TestBroker broker) {
    return look(broker, "");
  }

  private static List<Diagnosis> look(TestBroker broker, String more) {
    Config config = ConfigFactory.parseString(more).withFallback(broker.config());
    return new KafkaCheck(config, false).look();
  }
}
