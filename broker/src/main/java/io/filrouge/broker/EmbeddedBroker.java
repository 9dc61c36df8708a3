package io.filrouge.broker;

import io.filrouge.broker.server.ExitCode;
import io.filrouge.settings.BrokerFolder;
import io.filrouge.settings.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** The embedded broker of a folder, as seen from outside its process. */
public final class EmbeddedBroker {
  private static final Duration STARTS_WITHIN = Duration.ofSeconds(90);
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(60);
  private static final long LOOK_EVERY_MILLIS = 20;
  private static final int MOST_STARTS = 5;

  private final BrokerFolder folder;

  public EmbeddedBroker(BrokerFolder folder) {
    this.folder = folder;
  }

  /** Where it listens, as host:port; empty when it does not run, or cannot be used yet. */
  public Optional<String> bootstrapServers() {
    return folder.bootstrapServers();
  }

  /** Its process, from its first moment to its last. */
  public OptionalLong pid() {
    return folder.pid();
  }

  /**
   * Starts it, unless it runs, and waits until it can be used. Of several that start it at once one
   * does, and all wait for the same broker.
   *
   * @return where it listens, as host:port
   */
  public String start() {
    Optional<String> running = bootstrapServers();
    if (running.isPresent()) {
      return running.get();
    }
    try {
      Files.createDirectories(folder.path());
      return started();
    } catch (IOException e) {
      throw Failure.input(
          "Cannot keep Kafka's data in "
              + folder.path()
              + ": "
              + e.getClass().getSimpleName()
              + "; name a folder that can be written to by stream.kafka.data-dir",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.engine("Cannot wait for the broker: interrupted; see kafka status");
    }
  }

  /**
   * Tells it to stop, and waits until it has.
   *
   * @return whether there was one
   */
  public boolean stop() {
    OptionalLong pid = pid();
    Optional<ProcessHandle> process =
        pid.isEmpty() ? Optional.empty() : ProcessHandle.of(pid.getAsLong());
    if (process.isEmpty()) {
      return false;
    }
    process.get().destroy();
    long deadline = System.nanoTime() + STOPS_WITHIN.toNanos();
    try {
      // The lock tells it at once, and also of a process that ended and that nobody has asked for.
      while (folder.isInUse() && folder.pid().equals(pid)) {
        if (System.nanoTime() > deadline) {
          throw Failure.engine(
              "Cannot stop the broker: process "
                  + pid.getAsLong()
                  + " still runs after "
                  + STOPS_WITHIN.toSeconds()
                  + " s; see "
                  + BrokerJvm.log(folder)
                  + ", or kill it, which its data bear");
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.engine("Cannot wait for the broker to stop: interrupted; see kafka status");
    }
  }

  private String started() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + STARTS_WITHIN.toNanos();
    Process own = BrokerJvm.start(folder);
    int starts = 1;
    while (System.nanoTime() < deadline) {
      Optional<String> servers = bootstrapServers();
      if (servers.isPresent()) {
        return servers.get();
      }
      if (!own.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        continue;
      }
      if (isInOtherHands(own)) {
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        continue;
      }
      if (!isWorthAnother(own) || starts == MOST_STARTS) {
        throw Failure.engine(
            "Cannot start the broker: its process ended with code "
                + own.exitValue()
                + "; see "
                + BrokerJvm.log(folder)
                + " and "
                + BrokerJvm.output(folder));
      }
      own = BrokerJvm.start(folder);
      starts++;
    }
    own.destroy();
    throw Failure.engine(
        "Cannot start the broker: not there after "
            + STARTS_WITHIN.toSeconds()
            + " s; see "
            + BrokerJvm.log(folder));
  }

  // Another one starts, and will be there in a moment, or stops.
  private boolean isInOtherHands(Process own) {
    return own.exitValue() == ExitCode.FOLDER_IN_USE.code() && folder.isInUse();
  }

  private static boolean isWorthAnother(Process own) {
    return own.exitValue() == ExitCode.PORT_TAKEN.code()
        || own.exitValue() == ExitCode.FOLDER_IN_USE.code();
  }
}
