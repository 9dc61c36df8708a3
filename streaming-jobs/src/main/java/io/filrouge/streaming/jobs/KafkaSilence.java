package io.filrouge.streaming.jobs;

import com.typesafe.config.Config;
import io.filrouge.settings.Failure;
import io.filrouge.settings.KafkaSettings;
import io.filrouge.settings.Outcome;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;

/** Whether the job could not begin because Kafka does not answer, which passes. */
final class KafkaSilence {

  /** Missing topics, or checkpoints that cannot be read, are another reason, and stay. */
  static boolean isWhy(Failure failure, Config config) {
    if (failure.outcome() != Outcome.UNREADABLE_INPUT) {
      return false;
    }
    Throwable cause = failure.getCause();
    return cause instanceof KafkaException
        || cause instanceof ExecutionException
        || cause instanceof TimeoutException
        || isNowhere(config);
  }

  // The embedded broker, between two starts.
  private static boolean isNowhere(Config config) {
    try {
      KafkaSettings.from(config).clientProperties();
      return false;
    } catch (Failure e) {
      return e.outcome() == Outcome.UNREADABLE_INPUT;
    }
  }

  private KafkaSilence() {}
}
