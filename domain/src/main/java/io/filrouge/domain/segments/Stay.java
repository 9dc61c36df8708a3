package io.filrouge.domain.segments;

import java.time.LocalDate;

/**
 * A customer's time in a segment.
 *
 * @param leftOn first night not in it any more; null while it lasts
 * @param leftReason why; null while it lasts
 */
public record Stay(
    String type,
    String segment,
    LocalDate enteredOn,
    String enteredReason,
    LocalDate leftOn,
    String leftReason) {

  /** A stay that lasts. */
  public static Stay open(String type, String segment, LocalDate enteredOn, String reason) {
    return new Stay(type, segment, enteredOn, reason, null, null);
  }

  Stay left(LocalDate night, String reason) {
    return new Stay(type, segment, enteredOn, enteredReason, night, reason);
  }
}
