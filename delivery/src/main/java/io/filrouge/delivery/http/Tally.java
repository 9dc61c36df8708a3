package io.filrouge.delivery.http;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Counts what becomes of letters, and says so now and then. */
public final class Tally {
  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final String name;
  private final Consumer<String> progress;
  private final LongAdder delivered = new LongAdder();
  private final LongAdder dead = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final AtomicLong said = new AtomicLong(System.nanoTime() - QUIET_NANOS);

  /**
   * @param progress takes a line every ten seconds at most
   */
  public Tally(String name, Consumer<String> progress) {
    this.name = name;
    this.progress = progress;
  }

  void delivered() {
    delivered.increment();
    say("");
  }

  /** One more is not wanted, or cannot be read. */
  public void dead() {
    dead.increment();
    say("");
  }

  void failed(String what, Duration wait, Duration since) {
    failed.increment();
    say(
        String.format(
            Locale.ROOT,
            "; %s for %,d s, again in %,d ms",
            what,
            since.toSeconds(),
            wait.toMillis()));
  }

  public long deliveredCount() {
    return delivered.sum();
  }

  public long deadCount() {
    return dead.sum();
  }

  public long failedCount() {
    return failed.sum();
  }

  /** What it came to. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%,d delivered, %,d dead letters", delivered.sum(), dead.sum());
  }

  private void say(String more) {
    long last = said.get();
    long now = System.nanoTime();
    if (now - last >= QUIET_NANOS && said.compareAndSet(last, now)) {
      progress.accept("webhook " + name + ": " + this + more);
    }
  }
}
