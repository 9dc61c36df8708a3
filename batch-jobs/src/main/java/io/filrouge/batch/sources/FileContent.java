package io.filrouge.batch.sources;

import io.filrouge.settings.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32C;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** What tells a file that was only touched from one that was written anew. */
public final class FileContent {
  private static final int BUFFER = 1 << 20;

  /**
   * The CRC-32C of a file's bytes, in eight hexadecimal digits: with path and size it names what
   * the file says.
   *
   * @throws Failure of exit code 3 where the file cannot be read
   */
  public static String checksum(SourceFile file, Configuration hadoop) {
    Path path = new Path(file.path());
    CRC32C checksum = new CRC32C();
    byte[] buffer = new byte[BUFFER];
    try (InputStream content = path.getFileSystem(hadoop).open(path)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        checksum.update(buffer, 0, read);
      }
    } catch (IOException e) {
      throw Failure.input("Cannot read " + file.path() + "; have it delivered again", e);
    }
    return String.format("%08x", checksum.getValue());
  }

  private FileContent() {}
}
