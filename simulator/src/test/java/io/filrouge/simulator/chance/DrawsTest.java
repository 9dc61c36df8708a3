package io.filrouge.simulator.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Streams of chance and codes; expectations are the distributions' own moments. */
final class DrawsTest {
  private static final int COUNT = 200_000;

  @Test
  void theSameSubjectAndAspectHaveTheSameStream() {
    assertThat(Draws.of(1, 7, Aspect.WEB).uniform())
        .isEqualTo(Draws.of(1, 7, Aspect.WEB).uniform());
  }

  @Test
  void everySeedSubjectAndAspectHasItsOwn() {
    Set<Double> first = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      for (int subject = 0; subject < 20; subject++) {
        for (Aspect aspect : Aspect.values()) {
          first.add(Draws.of(seed, subject, aspect).uniform());
        }
      }
    }
    assertThat(first).hasSize(20 * 20 * Aspect.values().length);
  }

  @Test
  void drawsGammaBetaExponentialPoissonAndGeometricWithTheirMeans() {
    // Four standard errors each: variance k s^2, ab / ((a+b)^2 (a+b+1)), m^2, m, m (1 + m).
    assertMean(draws -> draws.gamma(0.5, 3), 1.5, 4.5);
    assertMean(draws -> draws.gamma(5, 2), 10, 20);
    assertMean(draws -> draws.beta(0.9, 4), 0.9 / 4.9, 3.6 / (4.9 * 4.9 * 5.9));
    assertMean(draws -> draws.exponential(7), 7, 49);
    assertMean(draws -> draws.poisson(2.5), 2.5, 2.5);
    assertMean(draws -> draws.geometric(0.3), 0.3, 0.39);
    assertThat(Draws.of(1, 1, Aspect.WEB).poisson(0)).isZero();
  }

  @Test
  void codesNeverCollide() {
    Set<String> codes = new HashSet<>();
    for (int number = 0; number < 1_000_000; number++) {
      codes.add(Codes.code('C', number));
    }
    assertThat(codes).hasSize(1_000_000).allMatch(code -> code.matches("C\\d{10}"));
    assertThatThrownBy(() -> Codes.code('C', Long.MAX_VALUE))
        .hasMessageStartingWith("Cannot code a number: 9223372036854775807; it must be 0 to");
  }

  private static void assertMean(ToDoubleFunction<Draws> draw, double mean, double variance) {
    Draws draws = Draws.of(11, 3, Aspect.PURCHASES);
    double sum = 0;
    for (int i = 0; i < COUNT; i++) {
      sum += draw.applyAsDouble(draws);
    }
    assertThat(sum / COUNT).isCloseTo(mean, within(4 * Math.sqrt(variance / COUNT)));
  }
}
