package io.filrouge.batch.exports;

import java.util.HashMap;
import java.util.Map;
import scala.jdk.javaapi.CollectionConverters;

/** Maps as the engine hands them over. */
final class ScalaMaps {
  /** A copy; empty for none. */
  static Map<String, String> texts(scala.collection.Map<String, String> given) {
    return given == null ? Map.of() : new HashMap<>(CollectionConverters.asJava(given));
  }

  private ScalaMaps() {}
}
