package io.filrouge.domain.reactivation;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The rules of one campaign, as a marketer sets them.
 *
 * @param campaign its name
 * @param version names these rules
 * @param idleTimeout a cart is abandoned so long after its last activity
 * @param steps when each step is due after the last activity, in ascending order
 * @param reEntry nobody enters again so soon after a step was sent to them
 * @param asksContext whether contact, consent, hold-out, value, stock, caps and quiet hours are
 *     asked
 * @param contextWait how long a step of a customer without context is held back
 * @param minimumValue of a cart in ten-thousandths, or null
 * @param outOfStock products that cannot be sold
 * @param caps messages at most
 * @param quietHours when nothing is sent
 * @param offers the first that holds is made
 * @param attributionWindow a purchase so soon after a message may be its doing
 * @param retention how long what was sent stays cancellable
 */
public record CampaignRules(
    String campaign,
    String version,
    Duration idleTimeout,
    List<Duration> steps,
    Duration reEntry,
    boolean asksContext,
    Duration contextWait,
    Long minimumValue,
    Set<String> outOfStock,
    FrequencyCaps caps,
    QuietHours quietHours,
    List<OfferRule> offers,
    Duration attributionWindow,
    Duration retention)
    implements Serializable {

  /** When a step is due, in epoch milliseconds. */
  long dueAt(int step, long countedFrom) {
    return countedFrom + steps.get(step - 1).toMillis();
  }

  /** From when it is counted that a step is due at a moment, in epoch milliseconds. */
  long countedFrom(int step, long dueAt) {
    return dueAt - steps.get(step - 1).toMillis();
  }

  boolean hasStep(int step) {
    return step <= steps.size();
  }

  Optional<String> offer(int step, OptionalLong cartValue, PersonContext context) {
    return offers.stream()
        .filter(rule -> rule.holds(step, cartValue, context))
        .map(OfferRule::offer)
        .findFirst();
  }
}
