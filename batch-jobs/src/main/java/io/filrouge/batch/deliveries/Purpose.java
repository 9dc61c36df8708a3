package io.filrouge.batch.deliveries;

import java.util.Optional;

/** What somebody wants rows for, and which rows they get for it. */
enum Purpose {
  /** To look and count: everybody, those who are held out among them. */
  ANALYTICS,
  /** To write to people: who allows it, and is not held out. */
  ACTIVATION;

  private static final String NOT_HELD_OUT = "NOT is_holdout AND ";
  private static final String ANY_CHANNEL =
      "(is_email_allowed OR is_sms_allowed OR is_push_allowed)";

  /**
   * The condition on rows of customer_360.
   *
   * @param channel the one by which people are written to; empty for any
   */
  String condition(Optional<String> channel) {
    return this == ANALYTICS
        ? "true"
        : NOT_HELD_OUT + channel.map(name -> "is_" + name + "_allowed").orElse(ANY_CHANNEL);
  }
}
