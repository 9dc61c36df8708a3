package io.filrouge.streaming.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {
  @TempDir private Path all;

  @Test
  void deletesWhatAKilledProcessLeftAndNothingElse() throws IOException {
    Path left = Files.createDirectories(all.resolve("filrouge-stream-1").resolve("jars"));
    Files.writeString(left.resolve("engine.jar"), "jar");
    Files.writeString(all.resolve("filrouge-stream-1").resolve(".in-use"), "");
    Path beginning = Files.createDirectories(all.resolve("filrouge-begun-2"));
    Files.writeString(beginning.resolve(".in-use"), "");
    Path anothers = Files.createDirectories(all.resolve("something-else"));

    ScratchFolder.deleteLeftBehind(all);

    assertThat(all.resolve("filrouge-stream-1")).doesNotExist();
    assertThat(beginning).exists();
    assertThat(anothers).exists();
  }
}
