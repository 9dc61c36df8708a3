package io.filrouge.domain.purchases;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One candidate model of a selection, as the table of models reports it.
 *
 * @param score what the model speaks of: {@link #PURCHASES}, {@link #SPEND}, {@link #OCCASIONS} or
 *     {@link #RENEWALS}
 * @param model the model's name in tables
 * @param isChosen whether the selection took it; exactly one candidate of a selection is chosen
 * @param parameters by name; a parameter without a finite value of its own is left out
 * @param standardErrors by name; left out where the likelihood does not determine them
 * @param logLikelihood null where there was nothing to fit or the model has no likelihood
 * @param customerCount the customers that the fit rests on
 * @param isConverged whether the fit ended at an optimum inside the model's bounds
 * @param note why it was chosen or not, in plain words
 */
public record ModelFit(
    String score,
    String model,
    boolean isChosen,
    Map<String, Double> parameters,
    Map<String, Double> standardErrors,
    Double logLikelihood,
    long customerCount,
    boolean isConverged,
    String note)
    implements Serializable {

  /** The score of models of how often customers buy. */
  public static final String PURCHASES = "purchases";

  /** The score of models of how much customers spend an order. */
  public static final String SPEND = "spend";

  /** The score of models of whether customers buy at occasions. */
  public static final String OCCASIONS = "occasions";

  /** The score of models of whether subscribers renew. */
  public static final String RENEWALS = "renewals";

  /** Keeps sorted copies of the maps, so that equal fits print alike. */
  public ModelFit {
    parameters = Collections.unmodifiableMap(finite(parameters));
    standardErrors = Collections.unmodifiableMap(finite(standardErrors));
    if (logLikelihood != null && !Double.isFinite(logLikelihood)) {
      throw new IllegalArgumentException(
          "Cannot report log-likelihood: " + logLikelihood + "; leave it out where there is none");
    }
  }

  /** The same candidate where another one was taken in the end. */
  public ModelFit notChosen(String why) {
    return with(false, why);
  }

  /** The same candidate where it was taken in the end. */
  public ModelFit chosen(String why) {
    return with(true, why);
  }

  private ModelFit with(boolean isTaken, String why) {
    return new ModelFit(
        score,
        model,
        isTaken,
        parameters,
        standardErrors,
        logLikelihood,
        customerCount,
        isConverged,
        why);
  }

  /** The same candidate under another name. */
  public ModelFit named(String name) {
    return new ModelFit(
        score,
        name,
        isChosen,
        parameters,
        standardErrors,
        logLikelihood,
        customerCount,
        isConverged,
        note);
  }

  /** A candidate that could not be fitted. */
  public static ModelFit unfitted(String score, String model, long customerCount, String note) {
    return new ModelFit(score, model, false, Map.of(), Map.of(), null, customerCount, false, note);
  }

  private static Map<String, Double> finite(Map<String, Double> values) {
    TreeMap<String, Double> kept = new TreeMap<>();
    values.forEach(
        (name, value) -> {
          if (Double.isFinite(value)) {
            kept.put(name, value);
          }
        });
    return kept;
  }
}
