package io.filrouge.domain.reactivation;

/** A step that was sent, or held out as if it were. */
final class Sent {
  final int step;
  final long sendAt;

  /** Whom it named, or null when only the visitor was known. */
  final String customerId;

  final boolean isHoldout;
  boolean isCancelled;
  boolean isRecovered;

  Sent(int step, long sendAt, String customerId, boolean isHoldout) {
    this.step = step;
    this.sendAt = sendAt;
    this.customerId = customerId;
    this.isHoldout = isHoldout;
  }
}
