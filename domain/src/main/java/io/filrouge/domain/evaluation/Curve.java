package io.filrouge.domain.evaluation;

/** A picture of how well something was foretold, as a line of {@link CurvePoint points}. */
public enum Curve {
  /**
   * The cumulative gain: customers in the order of what was foretold, the highest first. Position:
   * their share of all customers; predicted and observed: the share of the total of all that was
   * foretold of them, and that came of them.
   */
  GAIN("gain"),
  /**
   * What came by how often customers had bought before, as in Fader, Hardie and Lee (2005),
   * "Counting your customers the easy way", figure 3. Position: repeat purchases up to the cutoff,
   * the last one standing for more as well; predicted and observed: means per customer.
   */
  FREQUENCY("frequency"),
  /**
   * How purchases of the whole base come in over the window, as in figure 2 there. Position: days
   * since the cutoff, in weeks and to the window's end; predicted and observed: the number of
   * purchases by then.
   */
  WEEKS("weeks");

  private final String wireName;

  Curve(String wireName) {
    this.wireName = wireName;
  }

  /** The curve's name in tables. */
  public String wireName() {
    return wireName;
  }
}
