package io.filrouge.streaming.triggers;

import io.filrouge.domain.reactivation.Person;
import io.filrouge.streaming.carts.Addressed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All that is kept of one visitor or customer. */
public final class Remembered {
  /** No moment at all. */
  public static final long NEVER = Long.MIN_VALUE;

  /** What waits until nothing earlier can come any more. */
  public final List<Addressed> waiting = new ArrayList<>(1);

  public Person person = new Person();

  /** Of a visitor: the customer that they are known to be, or null. */
  public String customerId;

  /**
   * Position of the last that a visitor who is known did or was told, in epoch milliseconds; none
   * where an earlier release kept it, or for whoever is not known.
   */
  public long seenAt = NEVER;

  /** Of a customer: the record of the topic customer-context, or null. */
  public byte[] context;

  /** Of a customer: consent that was given or withdrawn since, by channel. */
  public final Map<String, Consent> consents = new HashMap<>(0);

  /** When the earliest timer fires, or the end of time. */
  public long armedAt = Long.MAX_VALUE;

  /** When a later one fires that was armed before it, or the end of time. */
  public long armedBefore = Long.MAX_VALUE;

  /** Consent as it was said last: whether, and when in epoch milliseconds. */
  public record Consent(boolean isAllowed, long occurredAt) {}

  /** Whether nothing is left to remember. */
  public boolean isBlank() {
    return waiting.isEmpty()
        && person.isBlank()
        && customerId == null
        && context == null
        && consents.isEmpty();
  }
}
