package io.filrouge.domain.churn;

import io.filrouge.domain.purchases.PurchaseModel;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who says how likely a customer is to stay away, and how what is said is calibrated.
 *
 * @param trees null where the voice needs none
 * @param spread half of an 80 % interval in log-odds, from how far shares of tenths were off on the
 *     last window; NaN where there was none
 */
public record ChurnModel(Voice voice, BoostedTrees trees, Calibration calibration, double spread)
    implements Serializable {

  /** The learned model's name in tables. */
  public static final String BOOSTED_TREES = "boosted-trees";

  private static final String VOICE = "voice";
  private static final String SPREAD = "spread";

  /** Who is asked; in the order of simplicity, and never in another. */
  public enum Voice {
    /** The night's purchase model. */
    PURCHASES,
    /** The trees. */
    TREES,
    /** Both: the mean of their log-odds. */
    BOTH
  }

  /** The purchase model as it is. */
  public static final ChurnModel PLAIN = new ChurnModel(Voice.PURCHASES, null, Calibration.NONE);

  /** Of which it is not known how far it is off. */
  ChurnModel(Voice voice, BoostedTrees trees, Calibration calibration) {
    this(voice, trees, calibration, Spread.UNKNOWN);
  }

  /** What it is called where it stands beside a purchase model. */
  public String name(PurchaseModel purchases) {
    return switch (voice) {
      case PURCHASES -> purchases.name();
      case TREES -> BOOSTED_TREES;
      case BOTH -> purchases.name() + "+" + BOOSTED_TREES;
    };
  }

  /** Of its calibration: none, platt or isotonic. */
  public String calibrationName() {
    return calibration.name();
  }

  /** Whether it says no more than the purchase model says itself. */
  public boolean isPlain() {
    return voice == Voice.PURCHASES && calibration == Calibration.NONE;
  }

  /** Whether it has intervals. */
  public boolean hasInterval() {
    return !Double.isNaN(spread);
  }

  /**
   * The lower end of the 80 % interval around a probability of its own: of a tenth of the customers
   * with such probabilities, the share that stays away lies in the mean interval 80 times of 100.
   */
  public double low(double probability) {
    return Math.min(probability, Spread.end(probability, spread, -1));
  }

  /** The upper end of it. */
  public double high(double probability) {
    return Math.max(probability, Spread.end(probability, spread, 1));
  }

  /** The probability of no purchase within the horizon. */
  public double probability(PurchaseModel purchases, ChurnFigures customer, double horizon) {
    return calibration.of(rawProbability(purchases, customer, horizon));
  }

  /** The same before calibration. */
  public double rawProbability(PurchaseModel purchases, ChurnFigures customer, double horizon) {
    double ofPurchases =
        purchases
            .of(customer.traits().origin())
            .probabilityOfNoPurchase(customer.x(), customer.recency(), customer.age(), horizon);
    if (voice == Voice.PURCHASES) {
      return ofPurchases;
    }
    double logOdds = LogOdds.of(ofPurchases);
    double ofTrees = trees.logOdds(customer.values(logOdds));
    return LogOdds.toProbability(voice == Voice.TREES ? ofTrees : (ofTrees + logOdds) / 2);
  }

  /** Numbers by name from which {@link #of} makes it again. */
  public Map<String, Double> parameters() {
    Map<String, Double> parameters = new TreeMap<>(calibration.parameters());
    parameters.put(VOICE, (double) voice.ordinal());
    if (hasInterval()) {
      parameters.put(SPREAD, spread);
    }
    if (trees != null) {
      parameters.putAll(trees.parameters());
    }
    return parameters;
  }

  /** The model that parameters tell of. */
  public static ChurnModel of(Map<String, Double> parameters) {
    Voice voice = Voice.values()[parameters.get(VOICE).intValue()];
    return new ChurnModel(
        voice,
        voice == Voice.PURCHASES ? null : BoostedTrees.of(parameters),
        Calibration.of(parameters),
        parameters.getOrDefault(SPREAD, Spread.UNKNOWN));
  }
}
