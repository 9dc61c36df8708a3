package io.filrouge.domain.reactivation;

import java.io.Serializable;
import java.util.OptionalLong;
import java.util.Set;

/**
 * When an offer is made. A condition that is not set holds for everybody; one that is set does not
 * hold for a person of whom the asked is not known.
 *
 * @param offer the offer
 * @param steps steps in which it is made; empty: all
 * @param stages lifecycle stages of the person; empty: all
 * @param minimumValue value of the cart in ten-thousandths, or null
 * @param ltvPercentileFrom 0 to 1, or null
 * @param churnPercentileFrom 0 to 1, or null
 */
public record OfferRule(
    String offer,
    Set<Integer> steps,
    Set<String> stages,
    Long minimumValue,
    Double ltvPercentileFrom,
    Double churnPercentileFrom)
    implements Serializable {

  boolean holds(int step, OptionalLong cartValue, PersonContext context) {
    return (steps.isEmpty() || steps.contains(step))
        && (stages.isEmpty() || stages.contains(String.valueOf(context.lifecycleStage())))
        && (minimumValue == null || cartValue.orElse(Long.MIN_VALUE) >= minimumValue)
        && isAtLeast(context.ltvPercentile(), ltvPercentileFrom)
        && isAtLeast(context.churnPercentile(), churnPercentileFrom);
  }

  private static boolean isAtLeast(Double value, Double from) {
    return from == null || (value != null && value >= from);
  }
}
