package io.filrouge.streaming.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeOffsets;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeStateTest {
  @TempDir private Path folder;

  @Test
  void passesASavepointThatIsWhole() throws Exception {
    Files.write(folder.resolve("_metadata"), kept());

    WholeState.require(address());
  }

  @Test
  void refusesOneThatIsNotThere() {
    refused("its _metadata is missing, cut off or garbled");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 1_000, 17_000})
  void refusesOneThatIsCutOff(int bytes) throws Exception {
    Files.write(folder.resolve("_metadata"), Arrays.copyOf(kept(), bytes));

    refused("its _metadata is missing, cut off or garbled");
  }

  @Test
  void refusesOneInWhichSomethingElseStands() throws Exception {
    byte[] garbled = kept();
    Arrays.fill(garbled, 8, 400, (byte) 0x7F);
    Files.write(folder.resolve("_metadata"), garbled);

    refused("its _metadata is missing, cut off or garbled");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 99})
  void refusesOneOfWhoseFilesSomeIsGone(int bytes) throws IOException {
    Path state = folder.resolve("state-of-carts");
    Files.write(state, new byte[100]);
    metadata(state, 100);
    WholeState.require(address());

    Files.delete(state);
    if (bytes >= 0) {
      Files.write(state, new byte[bytes]);
    }

    refused("a file of its state is missing or cut off: state-of-carts");
  }

  private void metadata(Path state, long length) throws IOException {
    OperatorState carts = new OperatorState("carts", "carts", new OperatorID(), 1, 1);
    carts.putState(
        0,
        OperatorSubtaskState.builder()
            .setManagedKeyedState(
                new KeyGroupsStateHandle(
                    new KeyGroupRangeOffsets(KeyGroupRange.of(0, 0)),
                    new FileStateHandle(new org.apache.flink.core.fs.Path(state.toUri()), length)))
            .build());
    try (var out = Files.newOutputStream(folder.resolve("_metadata"))) {
      org.apache.flink.runtime.checkpoint.Checkpoints.storeCheckpointMetadata(
          new CheckpointMetadata(1, List.of(carts), List.of()), out);
    }
  }

  private void refused(String damage) {
    assertThatThrownBy(() -> WholeState.require(address()))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.outcome()).isEqualTo(Outcome.UNREADABLE_INPUT))
        .hasMessage(
            "Cannot go on from "
                + address()
                + ": "
                + damage
                + "; 'A damaged checkpoint' in docs/runbook.md tells how to go on, and what that costs");
  }

  private String address() {
    return folder.toUri().toString();
  }

  private static byte[] kept() throws IOException, URISyntaxException {
    return Files.readAllBytes(
        Path.of(WholeStateTest.class.getResource("/savepoints/v2/_metadata").toURI()));
  }
}
