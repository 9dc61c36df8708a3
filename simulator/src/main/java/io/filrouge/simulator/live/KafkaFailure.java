package io.filrouge.simulator.live;

import java.io.IOException;

/** Kafka cannot be used; the message is a sentence with a remedy. */
public final class KafkaFailure extends IOException {
  private static final long serialVersionUID = 1L;

  KafkaFailure(String message, Exception cause) {
    super(message, cause);
  }
}
