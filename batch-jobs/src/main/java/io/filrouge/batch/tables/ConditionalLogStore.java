package io.filrouge.batch.tables;

import io.delta.storage.S3SingleDriverLogStore;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The logs of tables on a store of objects: no commit is written over, whoever comes second and
 * from wherever. Delta's own store looks first and then writes, which holds within one process
 * only; this one lets the object store decide (docs/adr/0019).
 */
public final class ConditionalLogStore extends S3SingleDriverLogStore {

  /** Called by Delta, by name. */
  public ConditionalLogStore(Configuration hadoop) {
    super(hadoop);
  }

  /**
   * @throws FileAlreadyExistsException when somebody else has made this commit
   */
  @Override
  public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration hadoop)
      throws IOException {
    if (overwrite) {
      super.write(path, actions, true, hadoop);
      return;
    }
    byte[] commit = bytes(actions);
    FileSystem files = path.getFileSystem(hadoop);
    try {
      WholeFile.write(LakeFiles.absent(files, path), commit);
    } catch (IOException e) {
      // Each store has its own word for "it exists already", and says so too when its first answer
      // was lost on the way: what stands there tells. No two commits are alike.
      if (!isThere(files, path, commit)) {
        throw e;
      }
    }
  }

  private static boolean isThere(FileSystem files, Path path, byte[] commit) throws IOException {
    try (InputStream in = files.open(path)) {
      if (Arrays.equals(in.readAllBytes(), commit)) {
        return true;
      }
      throw new FileAlreadyExistsException(path.toString());
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  private static byte[] bytes(Iterator<String> actions) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (actions.hasNext()) {
      bytes.write(actions.next().getBytes(StandardCharsets.UTF_8));
      bytes.write('\n');
    }
    return bytes.toByteArray();
  }
}
