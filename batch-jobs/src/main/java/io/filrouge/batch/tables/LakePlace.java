package io.filrouge.batch.tables;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/**
 * Where a lake is, and how it is reached without an engine.
 *
 * @param uri a path, or any URI that Hadoop knows
 * @param engine engine settings, some of which say how to reach the file system
 */
public record LakePlace(String uri, Map<String, String> engine) {

  Configuration hadoop() {
    return LakeFiles.hadoop(engine);
  }

  @Override
  public String toString() {
    return uri;
  }
}
