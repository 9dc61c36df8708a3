package io.filrouge.streaming.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

final class RefusalTest {

  @Test
  void tellsWhatKafkaDoesNotLetTheUserDoAndWhatGivesTheRight() {
    Failure refused =
        Refusal.of("read topic shop-events", new TopicAuthorizationException("shop-events"))
            .orElseThrow();

    assertThat(refused)
        .hasMessage(
            "Cannot read topic shop-events: TopicAuthorizationException; check stream.kafka.client,"
                + " and give its user what 'bin/filrouge kafka acls' tells");
    assertThat(refused.outcome()).isEqualTo(Outcome.WRONG_CONFIGURATION);
  }

  @Test
  void looksBehindWhatWasWaitedForAndQuotesNobody() {
    assertThat(
            Refusal.of(
                "ask",
                new ExecutionException(new SaslAuthenticationException("user jane refused"))))
        .get()
        .extracting(Throwable::getMessage)
        .asString()
        .contains("SaslAuthenticationException")
        .doesNotContain("jane");
    assertThat(Refusal.of("ask", new ExecutionException(new GroupAuthorizationException("g"))))
        .isPresent();
  }

  @Test
  void anOutageIsNoRefusal() {
    assertThat(Refusal.of("ask", new ExecutionException(new TimeoutException("late")))).isEmpty();
  }
}
