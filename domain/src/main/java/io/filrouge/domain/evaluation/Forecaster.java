package io.filrouge.domain.evaluation;

import java.util.function.Function;

/**
 * Something that foretells a target from what was known of a customer at the cutoff.
 *
 * @param model its name in tables
 * @param depth how much it says of a customer
 * @param isChosen whether a night at the cutoff would have taken its scores from it
 * @param rule what it says; it must not look at what came after the cutoff
 */
public record Forecaster(
    String model,
    Target target,
    Depth depth,
    boolean isChosen,
    Function<CustomerOutcome, Forecast> rule) {

  /** How much is said of a customer. */
  enum Depth {
    /** Only who comes before whom. */
    RANK,
    VALUE,
    VALUE_WITH_INTERVAL
  }
}
