package io.filrouge.batch.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.settings.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class LakeFilesTest {
  @TempDir Path folder;

  @Test
  void aStoreThatWritesOverWhatMustNotBeThereIsFoundOut() {
    assertThat(keepsTheFirst("heedless", Heedless.class)).isFalse();
    assertThat(keepsTheFirst("heedful", Heedful.class)).isTrue();
    assertThat(folder.resolve("trial")).doesNotExist();
  }

  @Test
  void namesThePageThatTellsOfJarsThatAreMissing() {
    assertThatThrownBy(() -> LakeFiles.open("s3a://shop/lake", Map.of()))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Cannot open lake.uri s3a://shop/lake: the jars for such a store are not there; add them as"
                + " docs/object-storage.md tells");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void leavesNothingOfAFileForWhichThereIsNoRoom() {
    Map<String, String> settings = Map.of("spark.hadoop.fs.full.impl", Full.class.getName());
    try (LakeFiles lake = LakeFiles.open("full://" + folder, settings)) {
      assertThatThrownBy(() -> lake.create("operations/_lease/1.json", "a holder"))
          .hasRootCauseMessage("No space left on device");

      assertThat(lake.names("operations/_lease")).isEmpty();
    }
  }

  private boolean keepsTheFirst(String scheme, Class<? extends RawLocalFileSystem> files) {
    Map<String, String> settings = Map.of("spark.hadoop.fs." + scheme + ".impl", files.getName());
    try (LakeFiles lake = LakeFiles.open(scheme + "://" + folder, settings)) {
      return lake.keepsTheFirst("trial");
    }
  }

  /** Files of this machine under another scheme. */
  static class Heedful extends RawLocalFileSystem {
    @Override
    public String getScheme() {
      return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public URI getUri() {
      return URI.create(getScheme() + ":///");
    }
  }

  /** A disk with room for names and for nothing else, by Linux's own. */
  static final class Full extends Heedful {
    @Override
    public FSDataOutputStream create(
        org.apache.hadoop.fs.Path file,
        FsPermission permission,
        boolean overwrite,
        int bufferSize,
        short replication,
        long blockSize,
        Progressable progress)
        throws IOException {
      super.create(file, permission, overwrite, bufferSize, replication, blockSize, progress)
          .close();
      return append(new org.apache.hadoop.fs.Path("/dev/full"), bufferSize, progress);
    }
  }

  /** A store that has no word for "only where there is none". */
  static final class Heedless extends Heedful {
    @Override
    public FSDataOutputStream create(
        org.apache.hadoop.fs.Path file,
        FsPermission permission,
        boolean overwrite,
        int bufferSize,
        short replication,
        long blockSize,
        Progressable progress)
        throws IOException {
      return super.create(file, permission, true, bufferSize, replication, blockSize, progress);
    }
  }
}
