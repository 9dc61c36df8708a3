package io.filrouge.streaming.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BeginningTest {
  private static final Optional<Checkpoints.Found> OLD_CHECKPOINT =
      Optional.of(new Checkpoints.Found("file:/c/job/chk-7", false, 1_000));

  @Test
  void goesOnFromTheNewestAndMayCleanUpItsOwnCheckpoint() {
    Beginning beginning = Beginning.of(false, null, null, OLD_CHECKPOINT);

    assertThat(beginning.from()).isEqualTo("file:/c/job/chk-7");
    assertThat(beginning.isOurs()).isTrue();
  }

  @Test
  void neverCleansUpASavepoint() {
    Optional<Checkpoints.Found> savepoint =
        Optional.of(new Checkpoints.Found("file:/s/savepoint-1", true, 1_000));

    assertThat(Beginning.of(false, null, null, savepoint).isOurs()).isFalse();
    assertThat(Beginning.of(false, "file:/s/savepoint-1", null, Optional.empty()).isOurs())
        .isFalse();
  }

  @Test
  void beginsAsTheUserAsks() {
    assertThat(Beginning.of(true, null, null, OLD_CHECKPOINT).from()).isNull();
    assertThat(Beginning.of(false, "file:/s/one", null, OLD_CHECKPOINT).from())
        .isEqualTo("file:/s/one");
    assertThat(Beginning.of(false, null, null, Optional.empty()).from()).isNull();
  }

  @Test
  void aWatchedJobThatDiedGoesOnFromWhatItCompletedAndNotFromItsFirstStart() {
    assertThat(Beginning.of(true, null, 500L, OLD_CHECKPOINT).from())
        .isEqualTo("file:/c/job/chk-7");
    assertThat(Beginning.of(false, "file:/s/one", 500L, OLD_CHECKPOINT).from())
        .isEqualTo("file:/c/job/chk-7");
  }

  @Test
  void aWatchedJobThatDiedBeforeItsFirstCheckpointBeginsAsItWasAsked() {
    assertThat(Beginning.of(true, null, 2_000L, OLD_CHECKPOINT).from()).isNull();
    assertThat(Beginning.of(false, "file:/s/one", 2_000L, OLD_CHECKPOINT).from())
        .isEqualTo("file:/s/one");
  }

  @Test
  void whatWasPreparedIsOutlivedAfterHalfTheTimeOfATransaction() {
    Beginning beginning = Beginning.of(false, null, null, OLD_CHECKPOINT);

    assertThat(beginning.isOutlived(Duration.ofMinutes(15), Instant.ofEpochMilli(450_999)))
        .isFalse();
    assertThat(beginning.isOutlived(Duration.ofMinutes(15), Instant.ofEpochMilli(451_000)))
        .isTrue();
  }

  @Test
  void whatTheUserNamesIsOfAnyAge() {
    Beginning beginning = Beginning.of(false, "file:/s/one", null, OLD_CHECKPOINT);

    assertThat(beginning.isOutlived(Duration.ofMinutes(15), Instant.ofEpochMilli(1_000_000)))
        .isTrue();
  }
}
