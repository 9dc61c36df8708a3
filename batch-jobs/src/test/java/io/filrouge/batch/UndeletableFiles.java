package io.filrouge.batch;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** A store that deletes no kept rows: somebody has taken the right to do so away. */
public final class UndeletableFiles extends RawLocalFileSystem {
  public static final String SCHEME = "undeletable";

  /** The key by which Hadoop finds it. */
  public static final String KEY = "fs." + SCHEME + ".impl";

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":///");
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public boolean delete(Path path, boolean isRecursive) throws IOException {
    if (path.toUri().getPath().contains("/_kept")) {
      throw new IOException("Permission denied");
    }
    return super.delete(path, isRecursive);
  }
}
