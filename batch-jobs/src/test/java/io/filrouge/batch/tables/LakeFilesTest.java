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
