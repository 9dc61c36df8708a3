package io.filrouge.streaming.submission;

import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Asks until something holds, through a time in which nobody answers. */
final class Polling {
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** What came of it. */
  enum Answer {
    YES,
    NO,
    /** The last question got no answer. */
    NONE
  }

  /**
   * @param question ends with a failure of exit code 3 where nobody answers; with any other one the
   *     asking ends
   */
  static Answer until(Duration patience, BooleanSupplier question) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      Answer answer = ask(question);
      if (answer == Answer.YES || System.nanoTime() >= deadline) {
        return answer;
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    }
  }

  private static Answer ask(BooleanSupplier question) {
    try {
      return question.getAsBoolean() ? Answer.YES : Answer.NO;
    } catch (Failure e) {
      if (e.outcome() != Outcome.UNREADABLE_INPUT) {
        throw e;
      }
      return Answer.NONE;
    }
  }

  private Polling() {}
}
