package io.filrouge.streaming.jobs;

import io.filrouge.settings.Failure;
import java.util.Optional;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/** What Kafka does not let somebody do, in a sentence; its own words may name users. */
final class Refusal {

  /**
   * The failure to end with; empty where Kafka has not refused anything.
   *
   * @param doing as in "read topic shop-events"
   */
  static Optional<Failure> of(String doing, Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof AuthorizationException || cause instanceof AuthenticationException) {
        return Optional.of(
            Failure.configuration(
                "Cannot "
                    + doing
                    + ": "
                    + cause.getClass().getSimpleName()
                    + "; check stream.kafka.client, and give its user what 'bin/filrouge kafka acls'"
                    + " tells"));
      }
    }
    return Optional.empty();
  }

  private Refusal() {}
}
