package io.filrouge.batch.doctor;

/** How something is. */
public enum Grade {
  /** As it should be. */
  OK,
  /** Nights run, but somebody should know. */
  WARNING,
  /** A night, or a delivery that is configured beside it, will fail. */
  WRONG
}
