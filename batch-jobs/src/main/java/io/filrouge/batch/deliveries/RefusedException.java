package io.filrouge.batch.deliveries;

import java.io.Serial;
import java.sql.SQLException;
import java.util.Set;

/**
 * What a database said no to, without what it said: its messages quote rows, and addresses that
 * hold secrets.
 */
final class RefusedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private static final int CLASS = 2;
  private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57", "58", "40");
  private static final String BUSY = "55P03";
  private static final Set<String> STALLED = Set.of("57014", BUSY);

  private final String state;

  private RefusedException(String state) {
    super("the database answered with SQL state " + state);
    this.state = state;
  }

  static RefusedException of(SQLException refusal) {
    // Without a state it is the driver that failed: it lost the connection, or waited in vain.
    return new RefusedException(refusal.getSQLState() == null ? "08000" : refusal.getSQLState());
  }

  /** What a crash of the server empties is there again after another attempt. */
  static RefusedException stagedRowsLost() {
    return new RefusedException("58000");
  }

  /**
   * Another run delivers into the same table, or one whose connection was cut has not ended over
   * there yet.
   */
  static RefusedException busy() {
    return new RefusedException(BUSY);
  }

  boolean isBusy() {
    return state.equals(BUSY);
  }

  String state() {
    return state;
  }

  /** Whether the same may go well later. */
  boolean mayPass() {
    return STALLED.contains(state)
        || state.length() >= CLASS && PASSING_CLASSES.contains(state.substring(0, CLASS));
  }
}
