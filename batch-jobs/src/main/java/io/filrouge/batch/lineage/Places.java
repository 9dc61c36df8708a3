package io.filrouge.batch.lineage;

import io.openlineage.client.utils.DatasetIdentifier;
import io.openlineage.client.utils.filesystem.FilesystemDatasetUtils;
import java.nio.file.Paths;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;

/** What OpenLineage calls a place in a file system: its store, and the path in it. */
final class Places {
  // A user without a password is part of the name, as a container's is in abfss://box@account.
  private static final Pattern PASSWORD = Pattern.compile("^(\\w+://)[^/]*(?::|%3[Aa])[^/]*@");

  /**
   * The name of a folder or file.
   *
   * @param uri any URI that Hadoop knows, or a path
   */
  static DatasetIdentifier of(String uri) {
    Path path = new Path(uri);
    if (path.toUri().getScheme() == null) {
      path = new Path("file", null, Paths.get(uri).toAbsolutePath().normalize().toString());
    }
    DatasetIdentifier place = FilesystemDatasetUtils.fromLocation(path.toUri());
    return new DatasetIdentifier(
        place.getName(), PASSWORD.matcher(place.getNamespace()).replaceFirst("$1"));
  }

  /** The name of files: where they are given by a pattern, of the folder in which they all lie. */
  static DatasetIdentifier ofFiles(String pattern) {
    int wildcard = pattern.split("[*?\\[{]", 2)[0].length();
    if (wildcard == pattern.length()) {
      return of(pattern);
    }
    int slash = pattern.lastIndexOf('/', wildcard);
    return of(slash < 0 ? "." : pattern.substring(0, Math.max(1, slash)));
  }

  private Places() {}
}
