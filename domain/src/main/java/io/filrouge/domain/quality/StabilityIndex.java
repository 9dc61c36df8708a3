package io.filrouge.domain.quality;

import java.util.Map;
import java.util.TreeSet;

/**
 * How far the spread of rows over a few values has moved: the population stability index
 *
 * <pre>sum over the values of (p - q) * ln(p / q)</pre>
 *
 * with p and q the shares of a value then and now. Naeem Siddiqi, <i>Credit Risk Scorecards</i>
 * (Wiley 2006), who reads below 0.1 as no, up to 0.25 as a small and above as a large shift. It is
 * the symmetric divergence of Jeffreys (1946) and of Kullback and Leibler (1951).
 *
 * <p>Half a row is added to each value on both sides, so that a value that only one night has does
 * not make it infinite.
 */
public final class StabilityIndex {
  private static final double PRIOR_ROWS = 0.5;

  /**
   * Compares two spreads of at least one row each.
   *
   * @param before rows by value
   * @param now rows by value; a value that is missing on one side has no rows there
   * @return 0 for equal shares, without an upper end
   */
  public static double of(Map<String, Long> before, Map<String, Long> now) {
    TreeSet<String> values = new TreeSet<>(before.keySet());
    values.addAll(now.keySet());
    double index = 0;
    for (String value : values) {
      double then = share(before, value, values.size());
      double today = share(now, value, values.size());
      index += (then - today) * Math.log(then / today);
    }
    return index;
  }

  private static double share(Map<String, Long> rows, String value, int values) {
    long all = rows.values().stream().mapToLong(Long::longValue).sum();
    return (rows.getOrDefault(value, 0L) + PRIOR_ROWS) / (all + PRIOR_ROWS * values);
  }

  private StabilityIndex() {}
}
