package io.filrouge.batch.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.batch.tables.LakeFiles;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaseTest {
  private static final RunningProcess HERE = RunningProcess.current();
  private static final RunningProcess DEAD =
      new RunningProcess(HERE.host(), HERE.machine(), HERE.pid(), "started before");
  private static final RunningProcess ELSEWHERE =
      new RunningProcess("elsewhere", "another machine", 4711, "1");
  private static final LeaseSettings AT_ONCE =
      new LeaseSettings(Duration.ZERO, Duration.ofMinutes(5));

  @TempDir Path folder;
  private LakeFiles files;
  private final List<String> told = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();

  @BeforeEach
  void openFiles() {
    files = LakeFiles.open(folder.resolve("lake").toString(), Map.of());
  }

  @AfterEach
  void closeFiles() {
    files.close();
  }

  @Test
  void saysWhoHoldsTheLakeAndSinceWhen() {
    take("batch nightly for 2026-01-31", HERE, now());

    assertThatThrownBy(() -> take("batch ltv for 2026-02-01", HERE, now()))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.outcome()).isEqualTo(Outcome.WRONG_CONFIGURATION))
        .hasMessageStartingWith("Cannot run batch ltv for 2026-02-01 on lake file:")
        .hasMessageContaining(": batch nightly for 2026-01-31 holds it since 20")
        .hasMessageContaining("(process " + HERE.pid() + " on " + HERE.host() + ")")
        .hasMessageEndingWith(
            "; run it when that has ended, or let it wait, as in --set lake.wait=30m");
  }

  @Test
  void saysWhenALakeCannotBeWritten() throws IOException {
    Files.writeString(folder.resolve("lake"), "a file where the lake should be");

    assertThatThrownBy(() -> Lease.take(files, "batch nightly", AT_ONCE, told::add))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.outcome()).isEqualTo(Outcome.WRONG_CONFIGURATION))
        .hasMessageStartingWith("Cannot take lake file:")
        .hasMessageEndingWith("; mend lake.uri, or who may write there");
  }

  @Test
  void isTakenAgainWhenItWasGivenBack() {
    take("first", HERE, now()).close();
    Lease second = take("second", HERE, now());

    second.confirm();
    assertThat(names()).containsExactly("0000000002.alive", "0000000002.json");
    second.close();
    take("third", HERE, now()).close();
    assertThat(names()).containsExactly("0000000003.json", "0000000003.released");
  }

  @Test
  void isFreeAtOnceWhenItsHolderOnThisMachineIsDead() {
    take("killed", DEAD, now());
    take("next", HERE, now()).confirm();
  }

  @Test
  void isFreeWhenItsHolderOnAnotherMachineHasExpiredAndStaysSilentWhileItIsWatched() {
    take("far", ELSEWHERE, now());
    lastSeen(Duration.ofMinutes(4));

    assertThatThrownBy(() -> take("next", HERE, now()))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("on elsewhere, last sign of life 20")
        .hasMessageContaining("taken for dead after 300 s without one)");
    assertThat(pauses).isEmpty();

    lastSeen(Duration.ofMinutes(6));
    take("next", HERE, now()).confirm();
    assertThat(pauses).hasSize(100);
    assertThat(told)
        .hasSize(2)
        .allMatch(line -> line.contains("of at most 100 s: far holds it since"));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1})
  void isNotTakenFromALiveHolderByAMachineWhoseClockIsADayOff(long days) {
    Lease far = take("far", ELSEWHERE, now());
    Instant skewed = now().plus(Duration.ofDays(days));

    assertThatThrownBy(() -> take("next", HERE, skewed)).hasMessageContaining("far holds it since");
    far.confirm();
  }

  @Test
  void isNotTakenFromALiveHolderWhenTheClockOfTheFilesJumpsADayAhead() {
    Lease far = take("far", ELSEWHERE, now());
    Instant standingStill = now().minus(Duration.ofDays(1));
    lastSeenAt(standingStill);

    assertThatThrownBy(
            () ->
                take(
                    "next",
                    AT_ONCE,
                    pause -> {
                      pauses.add(pause);
                      if (pauses.size() % 30 == 0) {
                        far.beat();
                        lastSeenAt(standingStill);
                      }
                    }))
        .hasMessageContaining("far holds it since");
    far.confirm();
    assertThat(names()).as("looks at the clock leave nothing").noneMatch(n -> n.endsWith(".now"));
  }

  @Test
  void isFreeWhenADeadHolderWasADayAheadForWhoeverWaitsAsLongAsItMustBeSilent() {
    take("far", ELSEWHERE, now());
    lastSeen(Duration.ofDays(-1));
    LeaseSettings waiting = new LeaseSettings(Duration.ofMinutes(30), Duration.ofMinutes(5));

    assertThatThrownBy(() -> take("next", HERE, now())).hasMessageContaining("lake.wait=30m");
    take("next", waiting, pauses::add).confirm();
    assertThat(pauses).hasSize(300);
  }

  @Test
  void isKeptWhileItsFolderCannotBeWrittenWhateverTheClockDoes() throws IOException {
    long[] nanos = {0};
    Lease lease =
        Lease.take(
            files,
            Holder.of("night", HERE, now()),
            AT_ONCE,
            Clock.fixed(now().plus(Duration.ofDays(400)), ZoneOffset.UTC),
            () -> nanos[0],
            new Lease.Waiting(told::add, pauses::add));
    Path lake = folder.resolve("lake");
    Files.move(lake, folder.resolve("away"));
    Files.writeString(lake, "a file where the lake should be");

    nanos[0] = Duration.ofMinutes(5).toNanos();
    lease.beat();
    assertThat(lease.isLost()).isFalse();
    nanos[0] += 1;
    lease.beat();
    assertThat(lease.isLost()).isTrue();
  }

  @Test
  void isKeptByASignOfLife() throws IOException {
    Lease far = take("far", ELSEWHERE, now());
    Instant longAgo = now().minus(Duration.ofHours(1));
    Files.setLastModifiedTime(lease("0000000001.json"), FileTime.from(longAgo));
    far.beat();

    assertThatThrownBy(() -> take("next", HERE, now())).isInstanceOf(Failure.class);
  }

  @Test
  void isLostByAHolderThatOthersHavePassed() {
    Lease silent = take("silent", ELSEWHERE, now());
    lastSeen(Duration.ofMinutes(6));
    Lease next = take("next", HERE, now());

    assertThatThrownBy(silent::confirm)
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.outcome()).isEqualTo(Outcome.ENGINE_FAILURE))
        .hasMessageStartingWith("Cannot go on with silent on lake ")
        .hasMessageEndingWith("; run it again");
    assertThat(silent.isLost()).isTrue();
    silent.close();
    next.confirm();
    assertThatThrownBy(() -> take("third", HERE, now())).hasMessageContaining(": next holds it");
  }

  @Test
  void countsAsTakenWhileItsHolderIsWritingDownWhoItIs() throws IOException {
    Files.createDirectories(lease("x").getParent());
    Files.createFile(lease("0000000001.json"));

    assertThatThrownBy(() -> take("next", HERE, now()))
        .hasMessageContaining(": another run is just taking it;");
    lastSeen(Duration.ofMinutes(6));
    take("next", HERE, now());
  }

  @Test
  void isWaitedForAsLongAsToldAndSaysSo() {
    Lease first = take("first", HERE, now());
    LeaseSettings waiting = new LeaseSettings(Duration.ofSeconds(90), Duration.ofMinutes(5));

    assertThatThrownBy(() -> take("second", waiting, pauses::add))
        .hasMessageContaining(": first holds it since");
    assertThat(pauses).hasSize(90);
    assertThat(told).hasSize(2).allMatch(line -> line.contains("of at most 90 s: first holds it"));

    take("third", waiting, pause -> first.close()).confirm();
  }

  @Test
  void isTakenByOneOfThoseWhoFindADeadHolderAtOnce() throws Exception {
    int askers = 4;
    ExecutorService threads = Executors.newFixedThreadPool(askers);
    try {
      for (int round = 0; round < 20; round++) {
        take("killed", DEAD, now());
        CyclicBarrier together = new CyclicBarrier(askers);
        Callable<Lease> asker =
            () -> {
              together.await();
              try {
                return take("next", HERE, now());
              } catch (Failure e) {
                return null;
              }
            };
        List<Lease> taken = new ArrayList<>();
        for (Future<Lease> answer : threads.invokeAll(Collections.nCopies(askers, asker))) {
          if (answer.get() != null) {
            taken.add(answer.get());
          }
        }
        assertThat(taken).hasSize(1);
        taken.get(0).confirm();
        taken.get(0).close();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private Lease take(String purpose, RunningProcess process, Instant at) {
    return Lease.take(
        files,
        Holder.of(purpose, process, at),
        AT_ONCE,
        Clock.fixed(at, ZoneOffset.UTC),
        System::nanoTime,
        new Lease.Waiting(told::add, pauses::add));
  }

  private Lease take(
      String purpose, LeaseSettings settings, java.util.function.Consumer<Duration> pause) {
    return Lease.take(
        files,
        Holder.of(purpose, HERE, now()),
        settings,
        Clock.systemUTC(),
        System::nanoTime,
        new Lease.Waiting(told::add, pause));
  }

  /** Makes the signs of life so old, by the clock of whoever keeps the files. */
  private void lastSeen(Duration ago) {
    lastSeenAt(now().minus(ago));
  }

  private void lastSeenAt(Instant moment) {
    try {
      for (String name : names()) {
        Files.setLastModifiedTime(lease(name), FileTime.from(moment));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instant now() {
    return Instant.now();
  }

  private List<String> names() {
    return files.names("operations/_lease");
  }

  private Path lease(String name) {
    return folder.resolve("lake/operations/_lease").resolve(name);
  }
}
