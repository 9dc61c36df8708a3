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

  /** As long as it takes, also where nobody answers for all of that time. */
  static Answer until(Duration patience, BooleanSupplier question) throws InterruptedException {
    return until(patience, patience, question);
  }

  /**
   * @param silence after which nobody is asked any more, where nobody answers
   * @param question ends with a failure of exit code 3 where nobody answers; with any other one the
   *     asking ends
   */
  static Answer until(Duration patience, Duration silence, BooleanSupplier question)
      throws InterruptedException {
    long begun = System.nanoTime();
    long heard = begun;
    while (true) {
      Answer answer = ask(question);
      long now = System.nanoTime();
      if (answer != Answer.NONE) {
        heard = now;
      }
      boolean isSilent = answer == Answer.NONE && now - heard >= silence.toNanos();
      if (answer == Answer.YES || isSilent || now - begun >= patience.toNanos()) {
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
