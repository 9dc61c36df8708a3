package io.filrouge.streaming.jobs;

import io.filrouge.settings.Failure;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** Finds what an earlier run of the job left to go on from. */
final class Checkpoints {
  static final String METADATA = "_metadata";

  private static final String PREFIX = "chk-";
  private static final int LOOKS = 20;

  /**
   * What to go on from.
   *
   * @param address of the checkpoint or savepoint
   * @param isSavepoint which of the two; a savepoint is its user's, and never cleaned up
   * @param completedAt when, in epoch milliseconds
   */
  record Found(String address, boolean isSavepoint, long completedAt) {}

  /** The newer of the newest completed checkpoint and the newest savepoint below two addresses. */
  static Optional<Found> newest(String checkpoints, String savepoints) {
    try {
      return completedBelow(List.of(checkpoints, savepoints), LOOKS).stream()
          .max(Comparator.comparingLong(FileStatus::getModificationTime))
          .map(Checkpoints::found);
    } catch (IOException e) {
      throw Failure.input(
          "Cannot look for checkpoints at "
              + checkpoints
              + " and savepoints at "
              + savepoints
              + "; look at stream.checkpoints.uri, stream.savepoints.uri and their permissions",
          e);
    }
  }

  // A job that runs takes its old checkpoints away, maybe while they are looked at.
  private static List<FileStatus> completedBelow(List<String> roots, int looks) throws IOException {
    try {
      List<FileStatus> completed = new ArrayList<>();
      for (String address : roots) {
        Path root = new Path(address);
        FileSystem files = root.getFileSystem();
        for (FileStatus folder : list(files, root)) {
          addCompleted(files, folder.getPath(), completed);
          for (FileStatus checkpoint : list(files, folder.getPath())) {
            addCompleted(files, checkpoint.getPath(), completed);
          }
        }
      }
      return completed;
    } catch (FileNotFoundException e) {
      if (looks == 1) {
        throw e;
      }
      return completedBelow(roots, looks - 1);
    }
  }

  private static Found found(FileStatus metadata) {
    Path folder = metadata.getPath().getParent();
    boolean isSavepoint = !folder.getName().startsWith(PREFIX);
    return new Found(folder.toString(), isSavepoint, metadata.getModificationTime());
  }

  // Metadata are written last: without them a checkpoint was never completed.
  private static void addCompleted(FileSystem files, Path folder, List<FileStatus> completed)
      throws IOException {
    Path metadata = new Path(folder, METADATA);
    if (files.exists(metadata)) {
      completed.add(files.getFileStatus(metadata));
    } else if (!files.exists(folder)) {
      throw new FileNotFoundException(folder + " has just been taken away");
    }
  }

  private static FileStatus[] list(FileSystem files, Path folder) throws IOException {
    if (!files.exists(folder) || !files.getFileStatus(folder).isDir()) {
      return new FileStatus[0];
    }
    FileStatus[] found = files.listStatus(folder);
    return found == null ? new FileStatus[0] : found;
  }

  private Checkpoints() {}
}
