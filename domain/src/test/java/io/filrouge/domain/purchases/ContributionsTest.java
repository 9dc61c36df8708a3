package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Shapley's axioms. */
class ContributionsTest {

  /** Two gloves make a pair: one left (bit 0), two right ones; Shapley's classic. */
  @Test
  void splitsAGloveGameAsPublished() {
    double[] shares = Contributions.of(3, told -> (told & 1) != 0 && (told & 0b110) != 0 ? 1 : 0);

    assertThat(shares).containsExactly(new double[] {2.0 / 3, 1.0 / 6, 1.0 / 6}, within(1e-12));
  }

  @Property(tries = 200)
  void addUpAndGiveNothingToWhatChangesNothing(
      @ForAll @Size(8) List<@DoubleRange(min = -100, max = 100) Double> values) {
    // The fourth figure changes nothing.
    double[] shares = Contributions.of(4, told -> values.get(told & 7));

    double sum = shares[0] + shares[1] + shares[2] + shares[3];
    assertThat(sum).isCloseTo(values.get(7) - values.get(0), within(1e-9));
    assertThat(shares[3]).isZero();
  }
}
