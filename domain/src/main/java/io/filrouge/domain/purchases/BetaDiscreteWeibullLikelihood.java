package io.filrouge.domain.purchases;

import java.util.List;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogBeta;

/**
 * Log-likelihood of the beta-discrete-Weibull model and its gradient (Fader, Hardie, Liu, Davin and
 * Steenburgh 2018): a subscriber who leaves in period t has {@code S(t-1) - S(t)}, one who is still
 * there after it {@code S(t)}.
 */
final class BetaDiscreteWeibullLikelihood implements Likelihood {

  private final SurvivorCounts counts;

  BetaDiscreteWeibullLikelihood(SurvivorCounts counts) {
    this.counts = counts;
  }

  @Override
  public List<String> parameterNames() {
    return List.of("gamma", "delta", "c");
  }

  @Override
  public double[] scales() {
    return new double[] {1, 1, 1};
  }

  @Override
  public List<double[]> starts() {
    return List.of(new double[] {1, 1, 1}, new double[] {0.3, 0.5, 1.5}, new double[] {3, 10, 0.7});
  }

  @Override
  public double weight() {
    return counts.customerCount();
  }

  @Override
  public double evaluate(double[] logParameters, double[] gradient) {
    double gamma = Math.exp(logParameters[0]);
    double delta = Math.exp(logParameters[1]);
    double c = Math.exp(logParameters[2]);
    double sum = 0;
    double[] slopes = new double[gradient.length];
    double logBefore = 0;
    double[] before = new double[gradient.length];
    for (int t = 1; t <= counts.periods(); t++) {
      double time = Math.pow(t, c);
      double log = LogBeta.value(gamma, delta + time) - LogBeta.value(gamma, delta);
      double[] after = logSurvivalSlopes(gamma, delta, time, time * Math.log(t));
      double ratio = Math.exp(log - logBefore);
      double lost = counts.lost(t);
      if (lost > 0) {
        sum += lost * (logBefore + Math.log(-Math.expm1(log - logBefore)));
      }
      sum += counts.kept(t) * log;
      for (int i = 0; i < slopes.length; i++) {
        if (lost > 0) {
          slopes[i] += lost * (before[i] + ratio / (1 - ratio) * (before[i] - after[i]));
        }
        slopes[i] += counts.kept(t) * after[i];
      }
      logBefore = log;
      before = after;
    }
    gradient[0] = slopes[0] * gamma;
    gradient[1] = slopes[1] * delta;
    gradient[2] = slopes[2] * c;
    return sum;
  }

  /** Of ln S by the parameters, where the time t^c grows by {@code timeByC} with c. */
  private static double[] logSurvivalSlopes(
      double gamma, double delta, double time, double timeByC) {
    double ofSum = Digamma.value(gamma + delta + time);
    double ofTime = Digamma.value(delta + time) - ofSum;
    double atStart = Digamma.value(gamma + delta);
    return new double[] {
      atStart - ofSum, ofTime + atStart - Digamma.value(delta), ofTime * timeByC
    };
  }
}
