package io.filrouge.batch.localfiles;

import java.util.Map;
import org.apache.hadoop.fs.LocalFileSystem;

/** Checksummed local files for Hadoop's {@code FileSystem} interface. */
public final class LocalFiles extends LocalFileSystem {

  /** What a Spark session is told so that {@code file:} means these files. */
  public static final Map<String, String> SETTINGS =
      Map.of(
          "spark.hadoop.fs.file.impl", LocalFiles.class.getName(),
          "spark.hadoop.fs.AbstractFileSystem.file.impl", LocalFileContext.class.getName());

  /** Called by Hadoop, by name. */
  public LocalFiles() {
    super(new DirectLocalFileSystem());
  }
}
