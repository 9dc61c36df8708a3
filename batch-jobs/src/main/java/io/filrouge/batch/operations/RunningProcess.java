package io.filrouge.batch.operations;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process, told apart from every other one.
 *
 * @param host name of its machine, for people
 * @param machine what process numbers are counted in: a start of the system and, in a container,
 *     the container; the host's name where the system does not tell
 * @param pid its number
 * @param startedAt when it started, as the system counts; a later process may get the same number
 */
record RunningProcess(String host, String machine, long pid, String startedAt) {
  private static final Path START_OF_SYSTEM = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path NAMESPACE = Path.of("/proc/self/ns/pid");
  private static final int START_TICKS_AFTER_NAME = 20;

  /** The process that asks. */
  static RunningProcess current() {
    ProcessHandle process = ProcessHandle.current();
    return new RunningProcess(hostName(), machineOfThis(), process.pid(), startOf(process));
  }

  /** Whether its machine is {@code other}'s, so that its number means something here. */
  boolean isBeside(RunningProcess other) {
    return machine.equals(other.machine);
  }

  /** Whether it is still running; asked on its own machine. */
  boolean isAlive() {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    return process.isPresent()
        && process.get().isAlive()
        && startOf(process.get()).equals(startedAt);
  }

  private static String machineOfThis() {
    try {
      return Files.readString(START_OF_SYSTEM).strip() + " " + Files.readSymbolicLink(NAMESPACE);
    } catch (IOException | UnsupportedOperationException e) {
      return hostName();
    }
  }

  // Ticks since the system started do not move when somebody sets its clock.
  private static String startOf(ProcessHandle process) {
    try {
      String line = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
      return line.substring(line.lastIndexOf(')') + 2).split(" ")[START_TICKS_AFTER_NAME - 1];
    } catch (IOException e) {
      return process.info().startInstant().map(Object::toString).orElse("unknown");
    }
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
