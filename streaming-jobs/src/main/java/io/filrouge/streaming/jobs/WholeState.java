package io.filrouge.streaming.jobs;

import io.filrouge.settings.Failure;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;

/**
 * Whether a checkpoint or savepoint is whole: what it says of itself can be read, and each file
 * that it names is there in its full length. What stands in those files only the engine can tell,
 * when it reads them.
 */
final class WholeState {

  /**
   * Makes sure of it before a job begins that nobody else runs meanwhile, who could take it away:
   * the watch-dog would try it again and again.
   *
   * @param address of the checkpoint or savepoint
   * @throws Failure of exit code 3 when it is damaged
   */
  static void require(String address) {
    damage(address)
        .ifPresent(
            damage -> {
              throw Failure.input(
                  "Cannot go on from "
                      + address
                      + ": "
                      + damage
                      + "; 'A damaged checkpoint' in docs/runbook.md tells how to go on, and what"
                      + " that costs");
            });
  }

  static Optional<String> damage(String address) {
    Path metadata = new Path(address, Checkpoints.METADATA);
    CheckpointMetadata told;
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(metadata.getFileSystem().open(metadata)))) {
      told =
          org.apache.flink.runtime.checkpoint.Checkpoints.loadCheckpointMetadata(
              in, WholeState.class.getClassLoader(), metadata.getParent().toString());
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // Garbled bytes are taken for lengths, types and names of classes.
      return Optional.of("its " + Checkpoints.METADATA + " is missing, cut off or garbled");
    }
    return told.getOperatorStates().stream()
        .flatMap(operator -> operator.getStates().stream())
        .flatMap(WholeState::handles)
        .filter(handle -> handle instanceof FileStateHandle file && !isThere(file))
        .findFirst()
        .map(handle -> "a file of its state is missing or cut off: " + name(handle));
  }

  private static boolean isThere(FileStateHandle file) {
    Path path = file.getFilePath();
    try {
      FileSystem files = path.getFileSystem();
      return files.exists(path) && files.getFileStatus(path).getLen() >= file.getStateSize();
    } catch (IOException e) {
      return false;
    }
  }

  private static String name(StreamStateHandle handle) {
    return ((FileStateHandle) handle).getFilePath().getName();
  }

  private static Stream<StreamStateHandle> handles(OperatorSubtaskState state) {
    Stream<StreamStateHandle> ofOperator =
        Stream.of(state.getManagedOperatorState(), state.getRawOperatorState())
            .flatMap(Collection::stream)
            .map(OperatorStateHandle::getDelegateStateHandle);
    Stream<StreamStateHandle> ofKeys =
        Stream.of(state.getManagedKeyedState(), state.getRawKeyedState())
            .flatMap(Collection::stream)
            .flatMap(WholeState::handles);
    return Stream.concat(ofOperator, ofKeys);
  }

  private static Stream<StreamStateHandle> handles(KeyedStateHandle state) {
    if (state instanceof KeyGroupsStateHandle groups) {
      return Stream.of(groups.getDelegateStateHandle());
    }
    if (state instanceof IncrementalRemoteKeyedStateHandle increments) {
      return increments.streamSubHandles();
    }
    return Stream.empty();
  }

  private WholeState() {}
}
