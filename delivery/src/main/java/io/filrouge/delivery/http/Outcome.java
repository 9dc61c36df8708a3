package io.filrouge.delivery.http;

import java.util.Optional;

/**
 * What became of a letter.
 *
 * @param deadBecause why it is not wanted; null when it has arrived
 */
public record Outcome(String deadBecause) {
  static final Outcome DELIVERED = new Outcome(null);

  /** Why it is a dead letter; empty when it has arrived. */
  public Optional<String> reason() {
    return Optional.ofNullable(deadBecause);
  }
}
