package io.filrouge.batch.tables;

import java.util.Locale;

/** The layers of the lake, in the order in which a night fills them. */
public enum Layer {
  /** Accepted rows of every delivery, as they came in: what the cleansed tables are made from. */
  STAGED,
  CLEANSED,
  IDENTITY,
  FEATURES,
  SCORES,
  SEGMENTS,
  MART,
  ACTIVATION,
  OPERATIONS;

  /** The folder of this layer below the lake's root. */
  public String directory() {
    return name().toLowerCase(Locale.ROOT);
  }
}
