package io.filrouge.domain.churn;

import java.io.Serializable;
import java.util.Map;

/**
 * Moves probabilities to where as many came as was said; never turns an order of customers round.
 */
interface Calibration extends Serializable {

  /** Leaves probabilities as they are. */
  Calibration NONE =
      new Calibration() {
        private static final long serialVersionUID = 1L;

        @Override
        public String name() {
          return "none";
        }

        @Override
        public double of(double probability) {
          return probability;
        }

        @Override
        public Map<String, Double> parameters() {
          return Map.of();
        }

        private Object readResolve() {
          return NONE;
        }
      };

  /** Its name in tables. */
  String name();

  double of(double probability);

  /** Numbers by name from which {@link #of(Map)} makes it again. */
  Map<String, Double> parameters();

  /** The calibration that parameters tell of; none where they tell of none. */
  static Calibration of(Map<String, Double> parameters) {
    if (parameters.containsKey(PlattScaling.SLOPE)) {
      return PlattScaling.of(parameters);
    }
    return parameters.containsKey(IsotonicCalibration.at(0))
        ? IsotonicCalibration.of(parameters)
        : NONE;
  }
}
