package io.filrouge.batch.sources;

import java.util.Map;
import org.apache.spark.sql.api.java.UDF1;

/** Tells a file's name below its source's folder from the URI under which the engine reads it. */
final class FileNames implements UDF1<String, String> {
  private static final long serialVersionUID = 1;
  private static final String SCHEME = "^[a-zA-Z0-9]+:/*";

  private final Map<String, String> byPath;
  private String lastUri;
  private String lastName;

  /**
   * @param byPath names by path, percent-encoded and without scheme
   */
  FileNames(Map<String, String> byPath) {
    this.byPath = byPath;
  }

  // Rows come file by file.
  @Override
  public synchronized String call(String uri) {
    if (!uri.equals(lastUri)) {
      lastUri = uri;
      lastName = byPath.get(uri.replaceFirst(SCHEME, "/"));
    }
    return lastName;
  }
}
