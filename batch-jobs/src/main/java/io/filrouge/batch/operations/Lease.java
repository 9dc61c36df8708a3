package io.filrouge.batch.operations;

import io.filrouge.batch.tables.FullDisk;
import io.filrouge.batch.tables.LakeFiles;
import io.filrouge.settings.Failure;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The right to change a lake: one run has it at a time, on whatever machine.
 *
 * <p>A holder on this machine that is not running any more has lost it at once; one on another
 * machine when it has given no sign of life for {@code lake.lease-expiry}, and none either while it
 * is watched ({@link Watch}): no clock is trusted. A holder that finds that another one has passed
 * it must not change the lake any more: {@link #confirm} tells.
 *
 * <p>See docs/adr/0006 for why it is files and not a commit of the table format, and docs/adr/0023
 * for what it holds of clocks.
 */
public final class Lease implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final LakeFiles files;
  private final LeaseFolder folder;
  private final LeaseSettings settings;
  private final Holder self;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Watch watch;
  private long number;
  private long lastBeatNanos;
  private boolean isLost;
  private boolean isReleased;

  private Lease(
      LakeFiles files, LeaseSettings settings, Holder self, Clock clock, LongSupplier nanoTime) {
    this.files = files;
    this.folder = new LeaseFolder(files);
    this.settings = settings;
    this.self = self;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.watch = new Watch(folder, settings);
  }

  /**
   * Takes the lease of a lake, waiting for it as long as the settings say.
   *
   * @param purpose what the run does, as in {@code batch nightly for 2026-01-31}
   * @param teller hears whom the run waits for
   * @throws Failure of exit code 2 when another run has it, 5 when its disk is full
   */
  public static Lease take(
      LakeFiles files, String purpose, LeaseSettings settings, Consumer<String> teller) {
    Clock clock = Clock.systemUTC();
    Holder self = Holder.of(purpose, RunningProcess.current(), clock.instant());
    try {
      requireOneWinner(files, purpose);
      return take(
          files, self, settings, clock, System::nanoTime, new Waiting(teller, Lease::pause));
    } catch (UncheckedIOException e) {
      if (FullDisk.isToldBy(e)) {
        throw Failure.engine(
            "Cannot take lake " + files + ": its disk is full; " + FullDisk.REMEDY, e);
      }
      throw Failure.configuration(
          "Cannot take lake "
              + files
              + " for "
              + purpose
              + ": "
              + e.getCause().getMessage()
              + "; mend lake.uri, or who may write there");
    }
  }

  private static void requireOneWinner(LakeFiles files, String purpose) {
    if (!LeaseFolder.hasOneWinner(files)) {
      throw Failure.configuration(
          "Cannot take lake "
              + files
              + " for "
              + purpose
              + ": its store writes over a file that must not be there yet (it takes no heed of"
              + " If-None-Match), so two runs could hold the lake at once; use a store that does, see"
              + " docs/object-storage.md");
    }
  }

  static Lease take(
      LakeFiles files,
      Holder self,
      LeaseSettings settings,
      Clock clock,
      LongSupplier nanoTime,
      Waiting waiting) {
    Lease lease = new Lease(files, settings, self, clock, nanoTime);
    Duration waited = Duration.ZERO;
    Optional<Long> holder = lease.attempt();
    while (holder.isPresent()) {
      String held = lease.heldBy(holder.get());
      Duration patience = lease.patience(holder.get());
      if (waited.compareTo(patience) >= 0) {
        throw Failure.configuration(
            "Cannot run "
                + self.purpose()
                + " on lake "
                + files
                + ": "
                + held
                + "; run it when that has ended, or let it wait, as in --set lake.wait=30m");
      }
      waiting.tell(held, waited, patience);
      waiting.pause().accept(BETWEEN_LOOKS);
      waited = waited.plus(BETWEEN_LOOKS);
      lease.watch.passed(BETWEEN_LOOKS);
      holder = lease.attempt();
    }
    return lease;
  }

  /** Who holds a lake, without taking it; empty where nobody does. */
  public static Optional<LeaseState> look(LakeFiles files, LeaseSettings settings) {
    Clock clock = Clock.systemUTC();
    Holder self = Holder.of("a look", RunningProcess.current(), clock.instant());
    Lease lease = new Lease(files, settings, self, clock, System::nanoTime);
    long newest = lease.folder.newest();
    if (newest == 0 || lease.folder.isReleased(newest)) {
      return Optional.empty();
    }
    return Optional.of(new LeaseState(lease.heldBy(newest), lease.isLeft(newest)));
  }

  private boolean isLeft(long held) {
    try {
      return isFree(held) || watch.isDoubted(held);
    } catch (UncheckedIOException e) {
      // Who may only read cannot ask what time it is there, and looks at the own clock.
      return folder
          .lastSignOfLife(held)
          .map(alive -> alive.plus(settings.expiry()).isBefore(clock.instant()))
          .orElse(false);
    }
  }

  // Whoever seems to be dead is watched for long enough to tell, whatever a run is told to wait.
  private Duration patience(long held) {
    Duration given = settings.patience();
    boolean isShorter = given.compareTo(settings.watch()) < 0;
    return isShorter && watch.isDoubted(held) ? settings.watch() : given;
  }

  /**
   * Makes sure that this run may still change the lake.
   *
   * @throws Failure of exit code 5 when another run has passed it
   */
  public synchronized void confirm() {
    beat();
    if (isLost) {
      throw Failure.engine(
          "Cannot go on with "
              + self.purpose()
              + " on lake "
              + files
              + ": it gave no sign of life for "
              + settings.expiry().toSeconds()
              + " s and another run may have taken its place; run it again");
    }
  }

  /** Whether another run may have taken this one's place. */
  public synchronized boolean isLost() {
    return isLost;
  }

  /** How often {@link #beat} is to be called. */
  public Duration interval() {
    return settings.beat();
  }

  /** Gives a sign of life, and looks whether another run has taken this one's place. */
  public synchronized void beat() {
    if (isLost || isReleased) {
      return;
    }
    long now = nanoTime.getAsLong();
    try {
      if (folder.newest() > number) {
        isLost = true;
        return;
      }
      folder.giveSignOfLife(number, clock.instant() + " " + now);
      lastBeatNanos = now;
    } catch (UncheckedIOException e) {
      // The store may come back; until then others see a holder that grows silent.
      isLost = now - lastBeatNanos > settings.expiry().toNanos();
    }
  }

  /** Gives the lake back. */
  @Override
  public synchronized void close() {
    if (!isReleased && !isLost) {
      isReleased = true;
      folder.release(number);
    }
  }

  // Who holds the lake, unless this run now does.
  private Optional<Long> attempt() {
    while (true) {
      long newest = folder.newest();
      if (newest > 0 && !isFree(newest)) {
        return Optional.of(newest);
      }
      number = newest + 1;
      if (!folder.take(number, self.since(clock.instant()))) {
        continue;
      }
      // Between the look and the taking others may have passed and cleared this number away.
      if (folder.newest() == number) {
        lastBeatNanos = nanoTime.getAsLong();
        folder.clearBefore(number);
        return Optional.empty();
      }
      folder.withdraw(number);
    }
  }

  private boolean isFree(long held) {
    if (folder.isReleased(held)) {
      return true;
    }
    Optional<RunningProcess> process = folder.holder(held).map(Holder::process);
    if (process.isPresent() && process.get().isBeside(self.process())) {
      return !process.get().isAlive();
    }
    return watch.isDead(held);
  }

  private String heldBy(long held) {
    Optional<Holder> holder = folder.holder(held);
    if (holder.isEmpty()) {
      return "another run is just taking it";
    }
    RunningProcess process = holder.get().process();
    String who =
        holder.get().purpose()
            + " holds it since "
            + holder.get().since().truncatedTo(ChronoUnit.SECONDS)
            + " (process "
            + process.pid()
            + " on "
            + process.host();
    if (process.isBeside(self.process())) {
      return who + ")";
    }
    return who
        + ", last sign of life "
        + folder.lastSignOfLife(held).map(at -> at.truncatedTo(ChronoUnit.SECONDS)).orElseThrow()
        + ", taken for dead after "
        + settings.expiry().toSeconds()
        + " s without one)";
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.engine("Cannot wait for the lake: interrupted; run it again");
    }
  }

  /** Whom a waiting run tells that it waits, and how it passes the time. */
  record Waiting(Consumer<String> teller, Consumer<Duration> pause) {
    private static final int LOOKS_BETWEEN_WORDS = 60;

    void tell(String held, Duration waited, Duration wait) {
      if (waited.toSeconds() % LOOKS_BETWEEN_WORDS == 0) {
        teller.accept(
            "waiting for the lake, "
                + waited.toSeconds()
                + " of at most "
                + wait.toSeconds()
                + " s: "
                + held);
      }
    }
  }
}
