package io.filrouge.domain.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GainTest {
  private static final double NOT_YET = Double.NaN;

  /** Of two quarters, the latest first; the third customer came between them. */
  @Test
  void aCustomerIsOneDrawHoweverManyTheQuarters() {
    Gain gain =
        Gain.of(
            List.of(foretold(-1, -2, -3), foretold(-1, -2, NOT_YET)),
            List.of(foretold(-2, -5, -5), foretold(-2, -5, NOT_YET)));

    assertThat(gain.mean()).isEqualTo(2);
    // Both are two off in all; were quarters independent, it would be four times one.
    assertThat(gain.standardError()).isCloseTo(Math.sqrt(8) / 5, within(1e-12));
    assertThat(gain.isInAll()).isTrue();
    assertThat(gain.speaks()).isTrue();
  }

  @Test
  void whatOneQuarterTakesBackIsNoSpread() {
    Gain gain =
        Gain.of(
            List.of(foretold(-1, -3), foretold(-3, -1)),
            List.of(foretold(-2, -2), foretold(-2, -2)));

    assertThat(gain.mean()).isZero();
    assertThat(gain.standardError()).isZero();
    assertThat(gain.isInAll()).isFalse();
    assertThat(gain.speaks()).isFalse();
  }

  @Test
  void aFigureIsTheMeanOfTheQuartersThatHaveIt() {
    List<Foretold> foretold =
        List.of(
            new Foretold(
                "rate", Map.of("auc", 0.75, "mae", 1.0, "bias", NOT_YET), new double[0], 9),
            new Foretold("rate", Map.of("auc", NOT_YET, "mae", 3.0), new double[0], 9));

    assertThat(Trials.means(foretold)).isEqualTo(Map.of("auc", 0.75, "mae", 2.0));
  }

  private static Foretold foretold(double... logScores) {
    return new Foretold("rate", Map.of(), logScores, logScores.length);
  }
}
