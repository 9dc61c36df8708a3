package io.filrouge.broker.server;

import io.filrouge.settings.BrokerFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Holds a broker's folder for as long as the process lives. */
final class FolderLock implements AutoCloseable {
  // Whoever looks whether the folder is in use holds the lock for a moment.
  private static final int ATTEMPTS = 20;
  private static final long BETWEEN_MILLIS = 10;

  private final BrokerFolder folder;
  private final FileChannel file;

  private FolderLock(BrokerFolder folder, FileChannel file) {
    this.folder = folder;
    this.file = file;
  }

  /** Takes the folder and writes down whose it is; empty when another process has it. */
  static Optional<FolderLock> take(BrokerFolder folder) throws IOException, InterruptedException {
    FileChannel file =
        FileChannel.open(
            folder.pidFile(),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      FileLock lock = file.tryLock();
      if (lock != null) {
        sign(file);
        return Optional.of(new FolderLock(folder, file));
      }
      TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
    }
    file.close();
    return Optional.empty();
  }

  BrokerFolder folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static void sign(FileChannel file) throws IOException {
    file.truncate(0);
    String pid = ProcessHandle.current().pid() + "\n";
    file.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
  }
}
