package io.filrouge.streaming.jobs;

import io.filrouge.settings.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Holds a folder of checkpoints while a job runs on it: two would fence each other's transactions.
 * The machine lets go of it when the process ends, however it ends. Folders on another file system
 * than this machine's own are not held.
 */
final class OneAtATime implements AutoCloseable {
  private final FileChannel channel;

  private OneAtATime(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @param address of the folder; it is made where it is missing
   */
  static OneAtATime hold(String address) {
    URI uri = URI.create(address);
    if (!"file".equals(uri.getScheme())) {
      return new OneAtATime(null);
    }
    try {
      Path folder = Files.createDirectories(Path.of(uri));
      FileChannel channel =
          FileChannel.open(
              folder.resolve(".running"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isHeld(channel)) {
        channel.close();
        throw Failure.configuration(
            "Cannot run a second job on the checkpoints at "
                + folder
                + "; stop the one that runs, or set stream.checkpoints.uri, stream.savepoints.uri and"
                + " stream.kafka.transactional-id-prefix to others");
      }
      return new OneAtATime(channel);
    } catch (IOException e) {
      throw Failure.input(
          "Cannot write checkpoints at " + address + "; set stream.checkpoints.uri to a folder", e);
    }
  }

  private static boolean isHeld(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ofThisProcess) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
