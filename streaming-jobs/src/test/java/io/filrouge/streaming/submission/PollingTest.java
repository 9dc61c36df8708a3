package io.filrouge.streaming.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.settings.Failure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class PollingTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void asksAgainWhereNobodyAnswered() throws InterruptedException {
    assertThat(asked(LONG, PollingTest::nobody, () -> false, () -> true))
        .isEqualTo(Polling.Answer.YES);
  }

  @Test
  void tellsWhetherTheLastQuestionWasAnswered() throws InterruptedException {
    assertThat(asked(Duration.ZERO, () -> false)).isEqualTo(Polling.Answer.NO);
    assertThat(asked(Duration.ZERO, PollingTest::nobody)).isEqualTo(Polling.Answer.NONE);
  }

  @Test
  void asksNoMoreWhereNobodyAnswersForTooLong() throws InterruptedException {
    Queue<Supplier<Boolean>> left = new ArrayDeque<>(List.of(() -> false, PollingTest::nobody));

    assertThat(Polling.until(LONG, Duration.ZERO, () -> left.remove().get()))
        .isEqualTo(Polling.Answer.NONE);
    assertThat(left).isEmpty();
  }

  @Test
  void endsWithAFailureThatIsAnAnswer() {
    assertThatThrownBy(
            () ->
                asked(
                    LONG,
                    () -> {
                      throw Failure.engine("The job has ended");
                    }))
        .hasMessage("The job has ended");
  }

  @SafeVarargs
  private static Polling.Answer asked(Duration patience, Supplier<Boolean>... answers)
      throws InterruptedException {
    Queue<Supplier<Boolean>> left = new ArrayDeque<>(List.of(answers));
    return Polling.until(patience, () -> left.remove().get());
  }

  private static boolean nobody() {
    throw Failure.input("Cannot ask");
  }
}
