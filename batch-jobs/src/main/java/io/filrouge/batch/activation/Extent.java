package io.filrouge.batch.activation;

/** How much is published. */
public enum Extent {
  /** What is not yet in the topic as it should be. */
  CHANGES,
  /** All, whatever is in the topic. */
  ALL
}
