package io.filrouge.batch.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.tables.LakeFiles;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltNightsTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-01-30");
  private static final LocalDate SECOND = LocalDate.parse("2026-01-31");

  @TempDir private Path folder;

  @Test
  void remembersNightsByConfiguration() {
    try (LakeFiles files = LakeFiles.open(folder.toString(), Map.of())) {
      new BuiltNights(files).add("one", FIRST);

      BuiltNights built = new BuiltNights(files);
      assertThat(built.has("one", FIRST)).isTrue();
      assertThat(built.has("one", SECOND)).isFalse();
      assertThat(built.has("other", FIRST)).isFalse();
    }
  }

  @Test
  void forgetsANightAndLaterOnesOfEveryConfiguration() {
    try (LakeFiles files = LakeFiles.open(folder.toString(), Map.of())) {
      BuiltNights built = new BuiltNights(files);
      built.add("one", FIRST);
      built.add("one", SECOND);
      built.add("other", SECOND);

      built.forgetFrom(SECOND);

      assertThat(built.has("one", FIRST)).isTrue();
      assertThat(built.has("one", SECOND)).isFalse();
      assertThat(built.has("other", SECOND)).isFalse();
    }
  }
}
