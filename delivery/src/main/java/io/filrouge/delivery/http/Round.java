package io.filrouge.delivery.http;

import io.filrouge.domain.deliveries.RetryPlan;
import io.filrouge.domain.deliveries.Verdict;
import io.filrouge.settings.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Brings one letter to its end: posted, and posted again until it is delivered or dead. */
final class Round {
  private final Postman postman;
  private final WebhookSettings settings;
  private final Tally tally;
  private final LongSupplier nanos;

  Round(Postman postman, WebhookSettings settings, Tally tally, LongSupplier nanos) {
    this.postman = postman;
    this.settings = settings;
    this.tally = tally;
    this.nanos = nanos;
  }

  /**
   * Delivers.
   *
   * @throws InterruptedException when it is to stop
   * @throws Failure of exit code 5 when the other side was away for too long
   */
  Outcome deliver(Letter letter) throws InterruptedException {
    long began = nanos.getAsLong();
    for (int attempt = 1; ; attempt++) {
      Answer answer = postman.post(letter);
      if (Thread.interrupted()) {
        if (answer.verdict() == Verdict.DELIVERED) {
          Thread.currentThread().interrupt();
          return delivered();
        }
        throw new InterruptedException();
      }
      if (answer.verdict() == Verdict.DELIVERED) {
        return delivered();
      }
      if (answer.verdict() == Verdict.REFUSED) {
        return dead(answer.said());
      }
      Duration since = Duration.ofNanos(nanos.getAsLong() - began);
      Optional<Duration> wait = waitAfter(answer, attempt, since);
      if (wait.isEmpty() && answer.verdict() == Verdict.FAILED) {
        return dead("gave up after " + answer.said());
      }
      tally.failed(answer.said(), wait.orElse(Duration.ZERO), since);
      TimeUnit.MILLISECONDS.sleep(wait.orElseThrow(() -> away(answer)).toMillis());
    }
  }

  private Outcome delivered() {
    tally.delivered();
    return Outcome.DELIVERED;
  }

  private Outcome dead(String reason) {
    tally.dead();
    return new Outcome(reason);
  }

  private Optional<Duration> waitAfter(Answer answer, int attempt, Duration since) {
    RetryPlan plan =
        answer.verdict() == Verdict.FAILED ? settings.whileFailing() : settings.whileAway();
    double draw = ThreadLocalRandom.current().nextDouble();
    return answer
        .askedWait()
        .map(asked -> plan.waitAfter(attempt, since, draw, asked))
        .orElseGet(() -> plan.waitAfter(attempt, since, draw));
  }

  private Failure away(Answer answer) {
    return Failure.engine(
        "Cannot deliver to "
            + settings
            + ": "
            + answer.said()
            + " for longer than retry.away; run it again when the webhook is back, and it goes on"
            + " where it was");
  }
}
