package io.filrouge.delivery.http;

import io.filrouge.domain.deliveries.Verdict;
import java.time.Duration;
import java.util.Optional;

/**
 * How an attempt ended.
 *
 * @param said the status, or what happened instead of an answer; never anything that was received
 * @param askedWait how long the other side asks to wait
 */
record Answer(Verdict verdict, String said, Optional<Duration> askedWait) {

  static Answer status(int status, Optional<Duration> askedWait) {
    return new Answer(Verdict.of(status), "status " + status, askedWait);
  }

  static Answer none(String why) {
    return new Answer(Verdict.AWAY, why, Optional.empty());
  }

  static Answer refused(String why) {
    return new Answer(Verdict.REFUSED, why, Optional.empty());
  }
}
