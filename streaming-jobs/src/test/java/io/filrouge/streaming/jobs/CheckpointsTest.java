package io.filrouge.streaming.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.settings.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  private static final int REPLACED = 300;

  @TempDir private Path folder;
  private Path checkpoints;
  private Path savepoints;

  @BeforeEach
  void folders() {
    checkpoints = folder.resolve("checkpoints");
    savepoints = folder.resolve("savepoints");
  }

  @Test
  void findsNothingWhereNothingWasLeft() throws IOException {
    assertThat(newest()).isEmpty();

    Files.createDirectories(checkpoints.resolve("job").resolve("shared"));

    assertThat(newest()).isEmpty();
  }

  @Test
  void findsTheNewestCompletedCheckpointOfAnyRun() throws IOException {
    completed(checkpoints.resolve("job1").resolve("chk-90"), 1_000);
    completed(checkpoints.resolve("job2").resolve("chk-3"), 2_000);
    Files.createDirectories(checkpoints.resolve("job2").resolve("chk-4"));

    assertThat(newest().orElseThrow().address()).endsWith("job2/chk-3");
    assertThat(newest().orElseThrow().isSavepoint()).isFalse();
    assertThat(newest().orElseThrow().completedAt()).isEqualTo(2_000);
  }

  @Test
  void aSavepointThatIsNewerThanTheCheckpointsIsGoneOnFrom() throws IOException {
    completed(checkpoints.resolve("job").resolve("chk-9"), 1_000);
    completed(savepoints.resolve("savepoint-1"), 2_000);

    assertThat(newest().orElseThrow().address()).endsWith("savepoint-1");
    assertThat(newest().orElseThrow().isSavepoint()).isTrue();
  }

  @Test
  void aJobThatTakesItsOldCheckpointsAwayMeanwhileIsNoFault() throws Exception {
    Path job = checkpoints.resolve("job");
    completed(job.resolve("chk-0"), 1_000);
    Semaphore looks = new Semaphore(0);
    ExecutorService running = Executors.newSingleThreadExecutor();
    try {
      Future<?> replaced = running.submit(() -> replaceAtEach(looks, job));
      for (int i = 0; i < REPLACED; i++) {
        looks.release();
        assertThat(newest()).isPresent();
      }
      replaced.get();
    } finally {
      running.shutdownNow();
    }
    assertThat(newest().orElseThrow().address()).endsWith("chk-" + REPLACED);
  }

  private Void replaceAtEach(Semaphore looks, Path job) throws Exception {
    for (int i = 0; i < REPLACED; i++) {
      looks.acquire();
      completed(job.resolve("chk-" + (i + 1)), 1_000);
      Files.move(job.resolve("chk-" + i), folder.resolve("chk-" + i));
    }
    return null;
  }

  @Test
  void aSecondJobOnTheSameCheckpointsSaysSo() throws IOException {
    String address = checkpoints.toUri().toString();
    try (OneAtATime first = OneAtATime.hold(address)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> OneAtATime.hold(address))
          .isInstanceOf(Failure.class)
          .hasMessageStartingWith("Cannot run a second job on the checkpoints at ")
          .hasMessageEndingWith(
              "; stop the one that runs, or set stream.checkpoints.uri, stream.savepoints.uri and"
                  + " stream.kafka.transactional-id-prefix to others");
    }
    OneAtATime.hold(address).close();
  }

  private Optional<Checkpoints.Found> newest() {
    return Checkpoints.newest(checkpoints.toUri().toString(), savepoints.toUri().toString());
  }

  private static void completed(Path checkpoint, long at) throws IOException {
    Path metadata = Files.createDirectories(checkpoint).resolve("_metadata");
    Files.writeString(metadata, "");
    Files.setLastModifiedTime(metadata, FileTime.fromMillis(at));
  }
}
