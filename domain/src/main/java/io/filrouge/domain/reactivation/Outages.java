package io.filrouge.domain.reactivation;

/** Tells when what was due was decided in fact. */
@FunctionalInterface
public interface Outages {
  /** All was decided when it was due. */
  Outages NONE = dueAt -> dueAt;

  /**
   * When what was due was decided, in epoch milliseconds: at once, or at the end of an outage.
   *
   * @param dueAt when it was due, epoch milliseconds
   */
  long decidedAt(long dueAt);
}
