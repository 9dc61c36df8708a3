package io.filrouge.batch.report.figures;

import java.util.List;

/**
 * What was decided within the window about steps of reminders of carts.
 *
 * @param sent reminders that were sent and not taken back
 * @param recovered those of them whose customer bought within the attribution window
 */
public record Reminders(List<Decisions> decisions, long sent, long recovered) {
  /** No decision is known. */
  public static final Reminders NONE = new Reminders(List.of(), 0, 0);

  public Reminders {
    decisions = List.copyOf(decisions);
  }

  /**
   * Decisions that are alike.
   *
   * @param outcome send, suppressed or postponed
   * @param reason why; empty for a plain send
   */
  public record Decisions(String outcome, String reason, long count) {}
}
