package io.filrouge.broker.topics;

import io.filrouge.settings.Failure;
import io.filrouge.settings.KafkaSettings;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.TimeoutException;

/** Waits for what the cluster answers, and says in a sentence what it refused. */
public final class Answers {
  private final KafkaSettings kafka;

  public Answers(KafkaSettings kafka) {
    this.kafka = kafka;
  }

  /**
   * The answer to a question.
   *
   * @param doing what was asked, as in "create topic shop-events"
   */
  public <T> T of(String doing, KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw failure(doing, e.getCause());
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /** Whether the cluster did it; false when it failed in the one way that is no failure. */
  public boolean unless(Class<? extends Exception> harmless, String doing, KafkaFuture<?> answer) {
    try {
      answer.get();
      return true;
    } catch (ExecutionException e) {
      if (harmless.isInstance(e.getCause())) {
        return false;
      }
      throw failure(doing, e.getCause());
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /** Waits before the next question. */
  void waiting(Pause pause) {
    try {
      pause.run();
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private Failure failure(String doing, Throwable reason) {
    String kind = reason.getClass().getSimpleName();
    if (reason instanceof TimeoutException) {
      return Failure.input(
          "Cannot reach "
              + kafka
              + ": no answer in time; check that it runs, stream.kafka.bootstrap-servers and"
              + " stream.kafka.client");
    }
    if (reason instanceof AuthenticationException) {
      return Failure.configuration(
          "Cannot log in to " + kafka + ": " + kind + "; check stream.kafka.client");
    }
    if (reason instanceof AuthorizationException) {
      return Failure.configuration(
          "Cannot "
              + doing
              + " on "
              + kafka
              + ": "
              + kind
              + "; let the user of stream.kafka.client do it ('bin/filrouge kafka acls' tells what"
              + " that takes), or have it done as docs/stream.md tells");
    }
    if (reason instanceof InvalidReplicationFactorException) {
      return Failure.configuration(
          "Cannot "
              + doing
              + ": the cluster has fewer brokers than stream.topics.replication asks for; lower it");
    }
    if (reason instanceof PolicyViolationException) {
      return Failure.configuration(
          "Cannot "
              + doing
              + ": the cluster's policy forbids it; change stream.topics, or create the topics as"
              + " docs/stream.md lists them");
    }
    return Failure.engine(
        "Cannot " + doing + " on " + kafka + ": " + kind + "; look at the broker's log");
  }

  private static Failure interrupted() {
    Thread.currentThread().interrupt();
    return Failure.engine("Cannot wait for Kafka: interrupted; run it again");
  }

  /** Something that takes a while. */
  interface Pause {
    void run() throws InterruptedException;
  }
}
