package io.filrouge.batch.localfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both of Hadoop's interfaces to local files, set as a session sets them. */
class LocalFilesTest {
  private static final String SPARK_PREFIX = "spark.hadoop.";

  @TempDir private java.nio.file.Path folder;
  private final Configuration configuration = new Configuration();
  private FileSystem files;
  private FileContext context;

  @BeforeEach
  void openBoth() throws IOException {
    LocalFiles.SETTINGS.forEach(
        (name, value) -> configuration.set(name.substring(SPARK_PREFIX.length()), value));
    files = FileSystem.newInstance(folder.toUri(), configuration);
    context = FileContext.getFileContext(folder.toUri(), configuration);
  }

  @Test
  void setsPermissionsOfFilesAndFolders() throws IOException {
    files.mkdirs(path("made"), new FsPermission("750"));
    files.create(path("file")).close();
    files.setPermission(path("file"), new FsPermission("640"));

    assertThat(permissions("made")).isEqualTo("rwxr-x---");
    assertThat(permissions("file")).isEqualTo("rw-r-----");
    assertThat(files.getFileStatus(path("file")).getPermission()).hasToString("rw-r-----");
  }

  @Test
  void setsAStickyBitAsWell() throws IOException {
    files.mkdirs(path("made"));
    files.setPermission(path("made"), new FsPermission("1777"));
    assertThat(files.getFileStatus(path("made")).getPermission()).hasToString("rwxrwxrwt");
  }

  @Test
  void renamesWithItsChecksumAndNeverOverAFile() throws IOException {
    write("new", "1");
    context.rename(path("new"), path("committed"));
    write("other", "2");

    assertThatThrownBy(() -> context.rename(path("other"), path("committed"), Options.Rename.NONE))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(folder.resolve("committed")).hasContent("1");
    assertThat(folder.resolve(".committed.crc")).exists();
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void makesAFileForOneOfThoseWhoAskAtOnce() throws Exception {
    int askers = 4;
    ExecutorService threads = Executors.newFixedThreadPool(askers);
    try {
      for (int round = 0; round < 50; round++) {
        Path claimed = path("claims/" + round);
        CyclicBarrier together = new CyclicBarrier(askers);
        Callable<Boolean> claim =
            () -> {
              together.await();
              return isMade(claimed);
            };
        List<Boolean> made = new ArrayList<>();
        for (Future<Boolean> answer : threads.invokeAll(Collections.nCopies(askers, claim))) {
          made.add(answer.get());
        }
        assertThat(made).containsOnlyOnce(true);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean isMade(Path path) throws IOException {
    try {
      files.createFile(path).overwrite(false).recursive().build().close();
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  @Test
  void noticesAByteThatChangedOnDisk() throws IOException {
    write("file", "right");
    Files.writeString(folder.resolve("file"), "wrong");
    assertThatThrownBy(() -> files.open(path("file")).readAllBytes())
        .isInstanceOf(org.apache.hadoop.fs.ChecksumException.class);
  }

  @Test
  void followsLinksAndSaysWhatIsAbsent() throws IOException {
    write("file", "12345");
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("file"));

    assertThat(context.getFileLinkStatus(path("link")).getLen()).isEqualTo(5);
    assertThat(context.getFileLinkStatus(path("file")).getLen()).isEqualTo(5);
    assertThatThrownBy(() -> context.getFileLinkStatus(path("absent")))
        .isInstanceOf(java.io.FileNotFoundException.class);
  }

  private void write(String name, String text) throws IOException {
    try (FSDataOutputStream out = context.create(path(name), EnumSet.of(CreateFlag.CREATE))) {
      out.writeBytes(text);
    }
  }

  private String permissions(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }

  private Path path(String name) {
    return new Path(folder.resolve(name).toUri());
  }
}
