package io.filrouge.batch.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Local files refuse to be written over as object stores do; those are tried by a benchmark. */
final class ConditionalLogStoreTest {
  private final Configuration hadoop = LakeFiles.hadoop(Map.of());
  private final ConditionalLogStore store = new ConditionalLogStore(hadoop);

  @TempDir java.nio.file.Path folder;
  private java.nio.file.Path commit;

  @BeforeEach
  void log() throws IOException {
    commit = Files.createDirectories(folder.resolve("_delta_log")).resolve("0.json");
  }

  @Test
  void theFirstCommitStays() throws IOException {
    write("first");

    assertThatThrownBy(() -> write("second")).isInstanceOf(FileAlreadyExistsException.class);
    assertThat(commit).hasContent("first\nof two lines");
  }

  @Test
  void anAnswerThatWasLostIsNoConflict() throws IOException {
    write("first");
    write("first");

    assertThat(commit).hasContent("first\nof two lines");
  }

  @Test
  void writesOverWhatMayBeWrittenOver() throws IOException {
    write("first");
    store.write(new Path(commit.toUri()), List.of("checkpoint").iterator(), true, hadoop);

    assertThat(commit).hasContent("checkpoint");
  }

  private void write(String line) throws IOException {
    store.write(new Path(commit.toUri()), List.of(line, "of two lines").iterator(), false, hadoop);
  }
}
