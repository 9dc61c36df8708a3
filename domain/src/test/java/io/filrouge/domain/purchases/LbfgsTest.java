package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import org.junit.jupiter.api.Test;

class LbfgsTest {

  @Test
  void findsTheFloorOfRosenbrocksValley() {
    Lbfgs.Point end =
        Lbfgs.minimise(
            (at, gradient) -> {
              double ridge = at[1] - at[0] * at[0];
              gradient[0] = -400 * at[0] * ridge - 2 * (1 - at[0]);
              gradient[1] = 200 * ridge;
              return 100 * ridge * ridge + (1 - at[0]) * (1 - at[0]);
            },
            new double[] {-1.2, 1},
            at -> false);

    assertThat(end.at()).containsExactly(new double[] {1, 1}, offset(1e-6));
  }

  @Test
  void backsOffFromWhereTheFunctionHasNoValue() {
    Lbfgs.Point end =
        Lbfgs.minimise(
            (at, gradient) -> {
              gradient[0] = 1 - 1 / at[0];
              return at[0] - Math.log(at[0]);
            },
            new double[] {3},
            at -> false);

    assertThat(end.at()[0]).isCloseTo(1, offset(1e-6));
  }

  @Test
  void stopsWhereToldThatItIsLost() {
    Lbfgs.Point end =
        Lbfgs.minimise(
            (at, gradient) -> {
              gradient[0] = -Math.exp(-at[0]);
              return Math.exp(-at[0]);
            },
            new double[] {0},
            at -> at[0] > 5);

    assertThat(end.at()[0]).isBetween(5.0, 10.0);
  }
}
