package io.filrouge.domain.reactivation;

/** A step that was sent, or held out as if it were. */
final class Sent {
  final int step;
  final long sendAt;
  final boolean isHoldout;
  boolean isCancelled;
  boolean isRecovered;

  Sent(int step, long sendAt, boolean isHoldout) {
    this.step = step;
    this.sendAt = sendAt;
    this.isHoldout = isHoldout;
  }
}
