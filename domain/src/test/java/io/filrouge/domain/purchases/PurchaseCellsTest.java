package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PurchaseCellsTest {

  @Test
  void mergesCustomersWhoAreAlike() {
    PurchaseCells cells = PurchaseCells.builder().add(1, 2, 3).add(0, 0, 3).add(1, 2, 3, 4).build();

    assertThat(cells.size()).isEqualTo(2);
    assertThat(cells.weight(1)).isEqualTo(5);
    assertThat(cells.customerCount()).isEqualTo(6);
    assertThat(cells.repeatBuyerCount()).isEqualTo(5);
    assertThat(cells.purchaseCount()).isEqualTo(5);
    assertThat(cells.exposure()).isEqualTo(18);
  }

  @Test
  void forgetsTheOrderOfItsCustomers() {
    PurchaseCells one =
        PurchaseCells.of(
            new int[] {3, 0, 1},
            new double[] {2, 0, 1},
            new double[] {4, 4, 3},
            new long[] {1, 2, 3});
    PurchaseCells other =
        PurchaseCells.of(
            new int[] {1, 3, 0},
            new double[] {1, 2, -0.0},
            new double[] {3, 4, 4},
            new long[] {3, 1, 2});

    assertThat(one).usingRecursiveComparison().isEqualTo(other);
  }

  @Test
  void holdsNobody() {
    assertThat(PurchaseCells.builder().build().customerCount()).isZero();
  }

  @Test
  void growsAsNeeded() {
    PurchaseCellsBuilder builder = PurchaseCells.builder();
    for (int x = 0; x < 1000; x++) {
      builder.add(x, 1, 2);
    }

    assertThat(builder.build().size()).isEqualTo(1000);
  }

  @Test
  void knowsTheLogarithmsOfIntervalsWhereTheyAreGiven() {
    PurchaseCells cells = PurchaseCells.builder().add(1, 2, 3).build();

    assertThat(cells.logIntervals()).isEmpty();
    assertThat(cells.withLogIntervals(Math.log(2)).logIntervals()).hasValue(Math.log(2));
    assertThat(cells.withLogIntervals(0.5).customerCount()).isEqualTo(1);
    assertThatThrownBy(() -> cells.withLogIntervals(Math.log(0)))
        .hasMessage(
            "Cannot use a sum of logarithms of intervals: -Infinity;"
                + " count purchases at the same time as one");
  }

  @Test
  void refusesWhatIsNoCustomer() {
    PurchaseCellsBuilder builder = PurchaseCells.builder();

    assertThatThrownBy(() -> builder.add(1, 1, 2, 0))
        .hasMessage("Cannot weigh a cell by: 0; give the number of its customers, 1 or more");
    assertThatThrownBy(() -> builder.add(1, Double.NaN, 2))
        .hasMessageStartingWith("Cannot use a purchase history with recency and age: NaN, 2.0");
    assertThatThrownBy(
            () -> PurchaseCells.of(new int[1], new double[2], new double[1], new long[1]))
        .hasMessage(
            "Cannot build purchase cells from arrays of different lengths: [1, 2, 1, 1];"
                + " give one entry of each a cell");
  }
}
