package io.filrouge.batch.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.batch.UndeletableFiles;
import io.filrouge.batch.operations.Lease;
import io.filrouge.batch.tables.LakeFiles;
import io.filrouge.settings.Configuration;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BatchSessionTest {
  @Test
  void givesTheLakeBackWhereItCannotClearWhatAKilledRunHasLeft(@TempDir Path folder) {
    LakeAccess access =
        LakeAccess.from(
            Configuration.load(
                null,
                Map.of(
                    "lake.uri",
                    UndeletableFiles.SCHEME + ":" + folder,
                    "spark.hadoop." + UndeletableFiles.KEY,
                    UndeletableFiles.class.getName())));

    assertThatThrownBy(() -> BatchSession.open(access, "a test"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("operations/_kept");

    try (LakeFiles files = LakeFiles.open(access.lakeUri(), access.spark())) {
      assertThat(Lease.look(files, access.lease())).isEmpty();
    }
  }
}
