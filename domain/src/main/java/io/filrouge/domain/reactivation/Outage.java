package io.filrouge.domain.reactivation;

/**
 * A while in which nothing was decided: what fell due in it was decided at its end, all at once.
 *
 * @param after what was due up to here had been decided before, epoch milliseconds
 * @param upTo what was due up to here was decided at the end, epoch milliseconds
 */
public record Outage(long after, long upTo) {

  /** Whether what was due at a moment had to wait for the end. */
  public boolean holdsUp(long dueAt) {
    return dueAt > after && dueAt <= upTo;
  }
}
