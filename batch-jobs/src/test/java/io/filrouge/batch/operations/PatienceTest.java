package io.filrouge.batch.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private long now;
  private int done;
  private final Patience patience = new Patience(() -> now);

  @Test
  void givesUpWhatNeverAnswers() {
    CountDownLatch never = new CountDownLatch(1);

    assertThatThrownBy(() -> patience.await(Duration.ofMillis(20), never::await))
        .isInstanceOf(TimeoutException.class)
        .hasMessage("no answer within 20 ms");
  }

  @Test
  void tellsWhyWorkFailed() {
    IOException failure = new IOException();

    assertThatThrownBy(() -> fail(0, failure))
        .isInstanceOf(ExecutionException.class)
        .hasCause(failure);
  }

  @Test
  void triesNothingMoreInAnyRunAfterAQuarterOfAMinuteInVain() throws Exception {
    for (int i = 0; i < 3; i++) {
      patience.runStarted();
      assertThatThrownBy(() -> fail(5, new IOException())).isInstanceOf(ExecutionException.class);
    }
    patience.runStarted();

    assertThatThrownBy(() -> take(0))
        .isInstanceOf(TimeoutException.class)
        .hasMessage("no more tried: it took too long before");
    assertThat(done).isZero();
  }

  @Test
  void triesNothingMoreAfterHalfAMinuteOfOneRun() throws Exception {
    take(20);
    take(20);

    assertThatThrownBy(() -> take(20)).isInstanceOf(TimeoutException.class);
    assertThat(done).isEqualTo(2);
  }

  @Test
  void hasHalfAMinuteForEachRun() throws Exception {
    for (int i = 0; i < 5; i++) {
      patience.runStarted();
      take(20);
    }

    assertThat(done).isEqualTo(5);
  }

  @Test
  void isNotLostWithFailuresThatTakeNoTime() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> fail(0, new IOException())).isInstanceOf(ExecutionException.class);
    }
    take(0);

    assertThat(done).isEqualTo(1);
  }

  private void take(int seconds) throws Exception {
    patience.await(
        LIMIT,
        () -> {
          now += Duration.ofSeconds(seconds).toNanos();
          done++;
        });
  }

  private void fail(int seconds, Exception failure) throws Exception {
    patience.await(
        LIMIT,
        () -> {
          now += Duration.ofSeconds(seconds).toNanos();
          throw failure;
        });
  }
}
