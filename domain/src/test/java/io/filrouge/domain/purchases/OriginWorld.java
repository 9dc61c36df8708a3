package io.filrouge.domain.purchases;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Customers whose truth is known: Pareto/NBD, in which those who came by the store buy and leave so
 * many times as fast as those of the site, and three more came by telephone.
 */
final class OriginWorld {
  static final double R = 0.8;
  static final double ALPHA = 10;
  static final double S = 0.7;
  static final double BETA = 30;

  private final SplittableRandom random;
  private final double rate;
  private final double leaving;
  private final TreeMap<Origin, PurchaseCellsBuilder> customers = new TreeMap<>();

  /**
   * @param rate how many times as fast those of the store buy
   * @param leaving how many times as fast they leave
   */
  OriginWorld(double rate, double leaving, long seed) {
    this.random = new SplittableRandom(seed);
    this.rate = rate;
    this.leaving = leaving;
  }

  /** So many customers by site and store each, and three by telephone who buy all the time. */
  OriginCells cells(int ofEach) {
    Map<Origin, Long> counts = new TreeMap<>();
    Origin site = new Origin("site", "FR", 2024);
    Origin store = new Origin("store", "FR", 2024);
    Origin phone = new Origin("telephone", "FR", 2024);
    counts.put(site, ofEach + 1L);
    counts.put(store, (long) ofEach);
    counts.put(phone, 3L);
    OriginCells.Builder cells = OriginCells.builder(new OriginCategories(counts, 1e-9));
    for (int i = 0; i < ofEach; i++) {
      add(cells, site, 1, 1);
      add(cells, store, rate, leaving);
    }
    cells.add(site, 0, 0, 10, 1);
    cells.add(phone, 4, 40, 41, 3);
    return cells.build();
  }

  private void add(OriginCells.Builder cells, Origin origin, double faster, double sooner) {
    double age = 20 + 60 * random.nextDouble();
    double lambda = gamma(R, 1 / ALPHA) * faster;
    double mu = gamma(S, 1 / BETA) * sooner;
    double stays = Math.min(age, exponential(mu));
    int x = 0;
    double recency = 0;
    for (double at = exponential(lambda); at <= stays; at += exponential(lambda)) {
      x++;
      recency = at;
    }
    cells.add(origin, x, recency, age, 1);
  }

  /** By Marsaglia and Tsang (2000), of a shape below 1 by the power of a uniform number. */
  private double gamma(double shape, double scale) {
    double d = shape + 1 - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double normal = random.nextGaussian();
      double v = Math.pow(1 + c * normal, 3);
      double uniform = random.nextDouble();
      if (v > 0 && Math.log(uniform) < normal * normal / 2 + d - d * v + d * Math.log(v)) {
        return d * v * Math.pow(random.nextDouble(), 1 / shape) * scale;
      }
    }
  }

  private double exponential(double ofRate) {
    return -Math.log1p(-random.nextDouble()) / ofRate;
  }
}
