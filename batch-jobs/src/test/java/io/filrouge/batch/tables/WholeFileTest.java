package io.filrouge.batch.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Abortable;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store of objects shows of files whose writing fails midway: nothing. */
final class WholeFileTest {
  private static final Map<String, String> SETTINGS =
      Map.of("spark.hadoop.fs.midway.impl", Midway.class.getName());
  private static final String SHORT = "1234567\n";
  private static final String LONG = "12345678\n";

  private final Configuration hadoop = LakeFiles.hadoop(SETTINGS);

  @TempDir Path folder;

  @Test
  void aCommitThatFailsMidwayIsNotThere() throws IOException {
    ConditionalLogStore store = new ConditionalLogStore(hadoop);

    assertThatThrownBy(() -> store.write(path("0.json"), commit(LONG), false, hadoop))
        .isInstanceOf(IOException.class)
        .hasMessage("connection reset");
    assertThat(folder.resolve("0.json")).doesNotExist();

    store.write(path("0.json"), commit(SHORT), false, hadoop);
    assertThat(folder.resolve("0.json")).hasContent(SHORT);
  }

  @Test
  void aFileOfTheLakeThatFailsMidwayIsNotThere() {
    try (LakeFiles lake = LakeFiles.open("midway://" + folder, SETTINGS)) {
      assertThatThrownBy(() -> lake.create("lease", LONG))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageStartingWith("Cannot write ");
      assertThat(folder.resolve("lease")).doesNotExist();
      assertThat(lake.create("lease", SHORT)).isTrue();
    }
  }

  @Test
  void theOldFileStaysWhereTheNewOneFailsMidway() throws IOException {
    try (LakeFiles lake = LakeFiles.open("midway://" + folder, SETTINGS)) {
      lake.write("latest.json", SHORT);
      assertThatThrownBy(() -> lake.write("latest.json", LONG))
          .isInstanceOf(UncheckedIOException.class);
    }
    assertThatThrownBy(() -> WholeFile.replace(path("latest.json"), bytes(LONG), hadoop))
        .isInstanceOf(IOException.class);
    assertThat(folder.resolve("latest.json")).hasContent(SHORT);

    WholeFile.replace(path("latest.json"), bytes("new"), hadoop);
    assertThat(folder.resolve("latest.json")).hasContent("new");
  }

  @Test
  void whatCannotBeAbortedIsClosedAndTheFailureTold() {
    AtomicBoolean isClosed = new AtomicBoolean();
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int oneByte) throws IOException {
            throw new IOException("disk full");
          }

          @Override
          public void close() {
            isClosed.set(true);
          }
        };

    assertThatThrownBy(() -> WholeFile.write(new FSDataOutputStream(full, null), bytes(SHORT)))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
    assertThat(isClosed).isTrue();
  }

  private org.apache.hadoop.fs.Path path(String name) {
    return new org.apache.hadoop.fs.Path("midway://" + folder.resolve(name));
  }

  private static Iterator<String> commit(String line) {
    return List.of(line.strip()).iterator();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A store that takes eight bytes at most, and shows a file when it is closed. */
  static final class Midway extends LakeFilesTest.Heedful {
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
      return new FSDataOutputStream(new Upload(pathToFile(file).toPath()), null);
    }

    @Override
    public FSDataOutputStream create(
        org.apache.hadoop.fs.Path file,
        boolean overwrite,
        int bufferSize,
        short replication,
        long blockSize,
        Progressable progress)
        throws IOException {
      return create(file, null, overwrite, bufferSize, replication, blockSize, progress);
    }

    @Override
    public boolean hasPathCapability(org.apache.hadoop.fs.Path path, String capability)
        throws IOException {
      return capability.equals(CommonPathCapabilities.ABORTABLE_STREAM)
          || super.hasPathCapability(path, capability);
    }
  }

  private static final class Upload extends OutputStream implements Abortable, StreamCapabilities {
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final Path file;
    private boolean isClosed;

    Upload(Path file) {
      this.file = file;
    }

    @Override
    public void write(int oneByte) throws IOException {
      if (taken.size() == SHORT.length()) {
        throw new IOException("connection reset");
      }
      taken.write(oneByte);
    }

    @Override
    public void close() throws IOException {
      if (!isClosed) {
        isClosed = true;
        Files.write(file, taken.toByteArray());
      }
    }

    @Override
    public AbortableResult abort() {
      isClosed = true;
      return null;
    }

    @Override
    public boolean hasCapability(String capability) {
      return capability.equals(CommonPathCapabilities.ABORTABLE_STREAM);
    }
  }
}
