package io.filrouge.simulator.chance;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** One stream of draws, given by a seed, a subject and an aspect of it. */
public final class Draws {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private final UniformRandomProvider random;
  private final ZigguratSampler.Exponential exponential;

  private Draws(UniformRandomProvider random) {
    this.random = random;
    this.exponential = ZigguratSampler.Exponential.of(random);
  }

  public static Draws of(long seed, long subject, Aspect aspect) {
    long stream = mix(mix(mix(seed) + subject) + aspect.number());
    long[] state = {mix(stream), mix(stream + GOLDEN_GAMMA)};
    return new Draws(RandomSource.XO_RO_SHI_RO_128_PP.create(state));
  }

  /** The output function of SplitMix64 (Steele, Lea, Flood 2014), after one step. */
  private static long mix(long value) {
    long z = value + GOLDEN_GAMMA;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** In [0, 1). */
  public double uniform() {
    return random.nextDouble();
  }

  public double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** True with the given probability; draws once whatever the probability. */
  public boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** In [0, bound). */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  public <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  public double exponential(double mean) {
    return exponential.sample() * mean;
  }

  public double gamma(double shape, double scale) {
    return AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, scale).sample();
  }

  public double beta(double a, double b) {
    double x = gamma(a, 1);
    double y = gamma(b, 1);
    return x + y == 0 ? 0.5 : x / (x + y);
  }

  /** Zero for a mean of zero. */
  public int poisson(double mean) {
    return mean <= 0 ? 0 : PoissonSampler.of(random, mean).sample();
  }

  /** The number of successes before the first failure, at the given mean. */
  public int geometric(double mean) {
    int count = 0;
    double again = mean / (1 + mean);
    while (chance(again)) {
      count++;
    }
    return count;
  }
}
