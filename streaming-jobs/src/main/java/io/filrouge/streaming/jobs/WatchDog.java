package io.filrouge.streaming.jobs;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the job in a process of its own and starts it again when it dies. The job itself goes on
 * from its newest completed checkpoint. One that dies young again and again is given more and more
 * time.
 */
final class WatchDog {
  /** Tells the job since when it is watched: it begins --fresh or from a savepoint only once. */
  static final String BEGAN_AT = "--began-at";

  /** Else only the engine's worker dies, within a process that waits for ever for another one. */
  private static final String DIES_WITHOUT_MEMORY = "-XX:OnOutOfMemoryError=kill -KILL %p";

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration GROWN_UP = Duration.ofSeconds(10);
  private static final int WRONG_USAGE = 2;
  private static final int NO_INPUT = 3;

  private final List<String> command;
  private final PrintWriter print;
  private volatile Process job;
  private volatile boolean isStopping;

  /**
   * @param arguments of the command line, without the option that asks for a watch-dog
   * @param print tells of deaths
   */
  WatchDog(List<String> arguments, PrintWriter print) {
    this.print = print;
    this.command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> !argument.startsWith("-Djava.io.tmpdir"))
        .forEach(command::add);
    command.add(DIES_WITHOUT_MEMORY);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Stream.class.getName());
    command.addAll(arguments);
    command.add(BEGAN_AT + "=" + System.currentTimeMillis());
  }

  /** Watches until the job ends well, is asked to end, or cannot even begin. */
  int watch() throws IOException, InterruptedException {
    ScratchFolder.goesAfter(this::stop);
    Duration pause = FIRST_PAUSE;
    boolean isFirst = true;
    while (!isStopping) {
      long startedAt = System.nanoTime();
      job = new ProcessBuilder(command).inheritIO().start();
      int exitCode = job.waitFor();
      // Later on Kafka may be away for a while; at the first start it is probably the wrong one.
      boolean isHopeless = exitCode == WRONG_USAGE || (isFirst && exitCode == NO_INPUT);
      boolean isOver = exitCode == 0 || isHopeless;
      isFirst = false;
      if (isStopping || isOver) {
        return exitCode;
      }
      boolean wasYoung = Duration.ofNanos(System.nanoTime() - startedAt).compareTo(GROWN_UP) < 0;
      print.printf(
          "reactivation: the job died with exit code %d; starting it again in %d ms%n",
          exitCode, pause.toMillis());
      print.flush();
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
      pause = wasYoung ? longer(pause) : FIRST_PAUSE;
    }
    return 0;
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  private void stop() {
    isStopping = true;
    Process running = job;
    if (running == null) {
      return;
    }
    running.destroy();
    try {
      running.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
