package io.filrouge.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;

/**
 * The folder of an embedded broker: which process has it, and where that process listens.
 *
 * <p>A broker holds a lock on {@code broker.pid} for as long as it lives; the system takes the lock
 * away from a process that was killed, so a number left in the file misleads nobody. When it can be
 * used it writes {@code broker.properties}.
 */
public record BrokerFolder(Path path) {
  public static final String SERVERS = "bootstrap.servers";
  public static final String PID = "pid";

  public BrokerFolder {
    path = path.toAbsolutePath().normalize();
  }

  /** Locked by the broker's process, whose number it holds. */
  public Path pidFile() {
    return path.resolve("broker.pid");
  }

  /** Says where the broker listens, once it can be used. */
  public Path addressFile() {
    return path.resolve("broker.properties");
  }

  /** Whether a broker has this folder: it starts, runs or stops. */
  public boolean isInUse() {
    if (!Files.isDirectory(path)) {
      return false;
    }
    synchronized (BrokerFolder.class) {
      try (FileChannel file = FileChannel.open(pidFile(), StandardOpenOption.READ);
          FileLock free = file.tryLock(0, Long.MAX_VALUE, true)) {
        return free == null;
      } catch (NoSuchFileException e) {
        return false;
      } catch (OverlappingFileLockException e) {
        return true;
      } catch (IOException e) {
        throw unreadable(pidFile(), e);
      }
    }
  }

  /** The process that has the folder; empty when none has, or none has said so yet. */
  public OptionalLong pid() {
    if (!isInUse()) {
      return OptionalLong.empty();
    }
    try {
      String text = Files.readString(pidFile()).strip();
      if (!text.matches("\\d{1,18}")) {
        return OptionalLong.empty();
      }
      long pid = Long.parseLong(text);
      // The number of a broker that was killed stands there until its follower has written its own.
      return ProcessHandle.of(pid).isPresent() ? OptionalLong.of(pid) : OptionalLong.empty();
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    } catch (IOException e) {
      throw unreadable(pidFile(), e);
    }
  }

  /** Where the broker of this folder listens, as host:port; empty when none can be used. */
  public Optional<String> bootstrapServers() {
    OptionalLong pid = pid();
    if (pid.isEmpty()) {
      return Optional.empty();
    }
    Properties address = new Properties();
    try (InputStream in = Files.newInputStream(addressFile())) {
      address.load(in);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(addressFile(), e);
    }
    boolean isCurrent = String.valueOf(pid.getAsLong()).equals(address.getProperty(PID));
    return isCurrent ? Optional.ofNullable(address.getProperty(SERVERS)) : Optional.empty();
  }

  private static Failure unreadable(Path file, IOException cause) {
    return Failure.input(
        "Cannot read "
            + file
            + ": "
            + cause.getClass().getSimpleName()
            + "; check who may read it, or name another folder by stream.kafka.data-dir",
        cause);
  }
}
