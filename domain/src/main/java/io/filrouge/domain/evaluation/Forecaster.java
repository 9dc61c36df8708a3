package io.filrouge.domain.evaluation;

import java.util.Optional;
import java.util.function.Function;

/**
 * Something that foretells a target from what was known of a customer at the cutoff.
 *
 * @param model its name in tables
 * @param depth how much it says of a customer
 * @param isChosen whether a night at the cutoff would have taken its scores from it
 * @param rule what it says; it must not look at what came after the cutoff
 * @param course how what it says comes in over the window, where it can say that
 */
public record Forecaster(
    String model,
    Target target,
    Depth depth,
    boolean isChosen,
    Function<CustomerOutcome, Forecast> rule,
    Optional<Course> course) {

  /** One that speaks of the whole window alone. */
  public Forecaster(
      String model,
      Target target,
      Depth depth,
      boolean isChosen,
      Function<CustomerOutcome, Forecast> rule) {
    this(model, target, depth, isChosen, rule, Optional.empty());
  }

  /** The same, which a night would not have taken. */
  public Forecaster notChosen() {
    return new Forecaster(model, target, depth, false, rule, course);
  }

  /** How purchases come in over the window. */
  @FunctionalInterface
  public interface Course {
    /**
     * Purchases that are expected of a customer from the cutoff on, by each of some times.
     *
     * @param times since the cutoff, in the models' unit
     */
    double[] expectedOrders(CustomerOutcome customer, double[] times);
  }

  /** How much is said of a customer. */
  public enum Depth {
    /** Only who comes before whom. */
    RANK,
    /** A number or probability. */
    VALUE,
    /**
     * With the interval that it lies in 80 times of 100; of a probability, in which the share of a
     * tenth of the customers lies.
     */
    VALUE_WITH_INTERVAL
  }
}
