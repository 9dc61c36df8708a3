package io.filrouge.domain.churn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The shares that came, made to rise with what was said by pooling adjacent violators (Ayer et al.
 * 1955; Zadrozny and Elkan 2002). Straight lines join the pools' middles, and 0 and 1 stay where
 * they are, so that customers who differed do not become alike.
 *
 * @param at what was said, rising
 * @param shares what came there, rising
 */
record IsotonicCalibration(double[] at, double[] shares) implements Calibration {
  private static final int PARTS = 20;

  /** A customer and a half of either kind are added to each pool: no share is 0 or 1. */
  private static final double PRIOR = 0.5;

  /** Customers who were told about the same. */
  private static final class Pool {
    private double said;
    private double came;
    private double count;

    private double share() {
      return (came + PRIOR) / (count + 2 * PRIOR);
    }

    private void add(double otherSaid, double otherCame, double otherCount) {
      said += otherSaid;
      came += otherCame;
      count += otherCount;
    }
  }

  static IsotonicCalibration of(Map<String, Double> parameters) {
    int size = 0;
    while (parameters.containsKey(at(size))) {
      size++;
    }
    return new IsotonicCalibration(
        IntStream.range(0, size).mapToDouble(i -> parameters.get(at(i))).toArray(),
        IntStream.range(0, size).mapToDouble(i -> parameters.get(share(i))).toArray());
  }

  static IsotonicCalibration fit(Told told) {
    List<Pool> pools = new ArrayList<>();
    for (Pool part : parts(told)) {
      pools.add(part);
      int last = pools.size() - 1;
      while (last > 0 && pools.get(last - 1).share() >= pools.get(last).share()) {
        Pool violator = pools.remove(last--);
        pools.get(last).add(violator.said, violator.came, violator.count);
      }
    }
    return new IsotonicCalibration(
        pools.stream().mapToDouble(pool -> pool.said / pool.count).toArray(),
        pools.stream().mapToDouble(Pool::share).toArray());
  }

  private static List<Pool> parts(Told told) {
    Integer[] order =
        IntStream.range(0, told.said().length)
            .filter(i -> told.counts()[i] > 0)
            .boxed()
            .toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> told.said()[i]));
    double size = told.customers() / PARTS;
    List<Pool> parts = new ArrayList<>();
    Pool part = new Pool();
    for (int i = 0; i < order.length; i++) {
      double said = told.said()[order[i]];
      double count = told.counts()[order[i]];
      part.add(said * count, told.came()[order[i]] * count, count);
      boolean isLast = i + 1 == order.length;
      if (isLast || part.count >= size && told.said()[order[i + 1]] > said) {
        parts.add(part);
        part = new Pool();
      }
    }
    return parts;
  }

  @Override
  public String name() {
    return "isotonic";
  }

  @Override
  public double of(double probability) {
    int above = 0;
    while (above < at.length && at[above] < probability) {
      above++;
    }
    double from = above == 0 ? 0 : at[above - 1];
    double to = above == at.length ? 1 : at[above];
    double low = above == 0 ? 0 : shares[above - 1];
    double high = above == at.length ? 1 : shares[above];
    double way = to > from ? (probability - from) / (to - from) : 1;
    return low + way * (high - low);
  }

  @Override
  public Map<String, Double> parameters() {
    Map<String, Double> parameters = new TreeMap<>();
    for (int i = 0; i < at.length; i++) {
      parameters.put(at(i), at[i]);
      parameters.put(share(i), shares[i]);
    }
    return parameters;
  }

  static String at(int i) {
    return String.format(Locale.ROOT, "isotonic.%02d.said", i);
  }

  private static String share(int i) {
    return String.format(Locale.ROOT, "isotonic.%02d.came", i);
  }
}
