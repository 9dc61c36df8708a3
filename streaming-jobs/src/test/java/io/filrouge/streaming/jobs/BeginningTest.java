package io.filrouge.streaming.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.util.InstantiationUtil;
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

    assertThat(isOutlived(beginning, 450_999)).isFalse();
    assertThat(isOutlived(beginning, 451_000)).isTrue();
  }

  @Test
  void whatTheUserNamesIsOfAnyAge() {
    Beginning beginning = Beginning.of(false, "file:/s/one", null, OLD_CHECKPOINT);

    assertThat(isOutlived(beginning, 1_000_000)).isTrue();
  }

  /** A JobManager that takes over long after the start asks what another was given. */
  @Test
  void goesAlongWithTheJobAndIsAskedWhereTheSinksBegin() throws Exception {
    Duration timeout = Duration.ofMinutes(15);
    Instant now = Instant.now();
    Beginning longAgo = beginning(now.minus(timeout));
    Beginning justNow = beginning(now);

    assertThat(InstantiationUtil.clone(longAgo.outlived(timeout)).get()).isTrue();
    assertThat(InstantiationUtil.clone(justNow.outlived(timeout)).get()).isFalse();
  }

  private static Beginning beginning(Instant completedAt) {
    return Beginning.of(
        false,
        null,
        null,
        Optional.of(new Checkpoints.Found("file:/c/job/chk-7", false, completedAt.toEpochMilli())));
  }

  private static boolean isOutlived(Beginning beginning, long now) {
    return new Beginning.Outlived(beginning.completedAt(), Duration.ofMinutes(15))
        .at(Instant.ofEpochMilli(now));
  }
}
