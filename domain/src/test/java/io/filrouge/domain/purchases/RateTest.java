package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import org.junit.jupiter.api.Test;

class RateTest {

  @Test
  void poolsThePurchasesOfAll() {
    PurchaseCells cells = PurchaseCells.builder().add(0, 0, 50, 3000).add(4, 20, 50, 1000).build();

    assertThat(Rate.of(cells).purchasesPerWeek()).isCloseTo(0.02, offset(1e-5));
  }

  @Test
  void startsFromThePooledRateAndLearnsTheCustomersOwn() {
    Rate rate = new Rate(0.1);

    assertThat(rate.expectedPurchasesOfNewCustomer(20)).isCloseTo(2, offset(1e-12));
    // One purchase in 10 weeks is believed of everybody; 9 more in 90 weeks leave the rate as it
    // was.
    assertThat(rate.expectedPurchases(9, 80, 90, 20)).isCloseTo(2, offset(1e-12));
    assertThat(rate.expectedPurchases(0, 0, 90, 20)).isCloseTo(0.2, offset(1e-12));
    assertThat(rate.probabilityOfNoPurchase(0, 0, 0, 10)).isCloseTo(0.5, offset(1e-12));
    assertThat(rate.probabilityAlive(9, 1, 90)).isEqualTo(1);
  }

  @Test
  void expectsAPurchaseWithinTheMedianWait() {
    // With an exponential prior the median wait is as long as what is known: 10 weeks and the age.
    assertThat(new Rate(0.1).weeksToNextPurchase(0, 0, 30, 100))
        .hasValueCloseTo(40.0, offset(1e-9));
    assertThat(new Rate(0.1).weeksToNextPurchase(0, 0, 30, 39)).isEmpty();
  }

  @Test
  void believesInHalfAPurchaseAYearWithoutData() {
    assertThat(Rate.of(PurchaseCells.builder().build()).expectedPurchasesOfNewCustomer(52))
        .isCloseTo(0.5, offset(1e-12));
  }
}
