package io.filrouge.batch.tables;

/**
 * How a night is built: whether it may carry on what earlier nights made.
 *
 * @param configuration name of all settings that can change what stands in the tables; only rows
 *     made with the same ones are carried on
 * @param fullFromShare share of customers from which on a table is built in full because so many of
 *     them are touched, from 0 (always in full) to 1 (only where all are)
 */
public record Build(String configuration, double fullFromShare) {
  /** The touched customers are sent to every task. */
  private static final long MOST_TOUCHED = 300_000;

  public Build {
    if (!(fullFromShare >= 0 && fullFromShare <= 1)) {
      throw new IllegalArgumentException(
          "Cannot build in full from a share of " + fullFromShare + "; give 0 to 1");
    }
  }

  /** From scratch: nothing of an earlier night's tables is read. */
  public static Build full(String configuration) {
    return new Build(configuration, 0);
  }

  /** Whether an earlier night's rows are worth looking for. */
  boolean mayCarry() {
    return fullFromShare > 0;
  }

  /** Whether so many of all customers are touched that all are better built anew. */
  boolean isWorthCarrying(long touched, long all) {
    return touched <= MOST_TOUCHED && touched <= fullFromShare * all;
  }
}
