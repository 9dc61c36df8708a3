package io.filrouge.batch.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

/** What is said, and by which exit code, of what Kafka answers. */
final class KafkaTopicTest {
  private final KafkaTopic topic =
      new KafkaTopic("shop-events", Map.of("bootstrap.servers", "kafka-1:9093"));

  @Test
  void aUserWhomKafkaRefusesIsAMatterOfConfigurationBeforeAnyWork() {
    Failure unknown = topic.unreachable(new SaslAuthenticationException("user jane refused"));

    assertThat(unknown.outcome()).isEqualTo(Outcome.WRONG_CONFIGURATION);
    assertThat(unknown)
        .hasMessage(
            "Cannot look for topic shop-events on Kafka at kafka-1:9093:"
                + " SaslAuthenticationException; check stream.kafka.client, and give its user what"
                + " 'bin/filrouge kafka acls' tells");
    assertThat(topic.unreachable(new TopicAuthorizationException("shop-events")).outcome())
        .isEqualTo(Outcome.WRONG_CONFIGURATION);
  }

  @Test
  void aUserWhomKafkaRefusesIsAMatterOfConfigurationWhilePublishing() {
    SaslAuthenticationException refused = new SaslAuthenticationException("user jane refused");
    RuntimeException behind =
        topic.failure(
            new SparkException("task failed", new KafkaException("no producer", refused)));

    assertThat(outcome(behind)).isEqualTo(Outcome.WRONG_CONFIGURATION);
    assertThat(behind)
        .hasMessage(
            "Cannot publish to topic shop-events at kafka-1:9093: SaslAuthenticationException;"
                + " check stream.kafka.client, and give its user what 'bin/filrouge kafka acls' tells");
    assertThat(outcome(topic.failure(new SslAuthenticationException("ended"))))
        .isEqualTo(Outcome.WRONG_CONFIGURATION);
    assertThat(outcome(topic.failure(new TopicAuthorizationException("shop-events"))))
        .isEqualTo(Outcome.WRONG_CONFIGURATION);
  }

  @Test
  void anOutageIsNoRefusal() {
    assertThat(topic.unreachable(new TimeoutException("late")).outcome())
        .isEqualTo(Outcome.UNREADABLE_INPUT);
    assertThat(topic.unreachable(new UnknownTopicOrPartitionException("none")).outcome())
        .isEqualTo(Outcome.UNREADABLE_INPUT);
    assertThat(outcome(topic.failure(new SparkException("task failed", new TimeoutException()))))
        .isEqualTo(Outcome.ENGINE_FAILURE);
  }

  private static Outcome outcome(RuntimeException failure) {
    return ((Failure) failure).outcome();
  }
}
