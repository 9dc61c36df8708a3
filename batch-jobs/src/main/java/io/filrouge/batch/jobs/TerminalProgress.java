package io.filrouge.batch.jobs;

import io.filrouge.settings.Outcome;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Supplier;

/** One moving line a job on a terminal: which job, how far in its present stage, how long. */
final class TerminalProgress implements Progress {
  private static final int WIDTH = 24;
  private static final long REFRESH_MILLIS = 250;

  private final PrintStream out;
  private final Supplier<StageProgress> stage;
  private final Timer timer = new Timer("progress", true);
  private String title = "";
  private long startedNanos;
  private boolean isRunning;

  /**
   * @param stage how far the engine is in what it does right now
   */
  TerminalProgress(PrintStream out, Supplier<StageProgress> stage) {
    this.out = out;
    this.stage = stage;
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            draw();
          }
        },
        REFRESH_MILLIS,
        REFRESH_MILLIS);
  }

  @Override
  public synchronized void night(LocalDate night, int number, int count, Duration left) {
    out.println(NightTitle.of(night, number, count, left));
  }

  @Override
  public synchronized void started(String job, int number, int count) {
    title = String.format(Locale.ROOT, "[%d/%d] %-12s", number, count, job);
    startedNanos = System.nanoTime();
    isRunning = true;
    draw();
  }

  @Override
  public synchronized void ended(String job, Outcome outcome, Duration duration, String made) {
    isRunning = false;
    String mark = outcome == Outcome.DONE ? "done" : "failed: " + outcome.meaning();
    out.printf(
        Locale.ROOT,
        "\r\u001b[K%s %s  %.1f s  %s%n",
        title,
        mark,
        duration.toMillis() / 1000.0,
        made);
  }

  @Override
  public synchronized void warned(String rule) {
    out.println("      warning: " + rule);
  }

  @Override
  public void close() {
    timer.cancel();
    out.flush();
  }

  private synchronized void draw() {
    if (!isRunning) {
      return;
    }
    StageProgress now = stage.get();
    int filled = (int) Math.round(now.share() * WIDTH);
    out.printf(
        Locale.ROOT,
        "\r\u001b[K%s %s%s  stage %d  %.0f s",
        title,
        "█".repeat(filled),
        "░".repeat(WIDTH - filled),
        now.stage(),
        (System.nanoTime() - startedNanos) / 1e9);
    out.flush();
  }

  /** The engine's latest stage and the share of its tasks that are done, 0 to 1. */
  record StageProgress(int stage, double share) {}
}
