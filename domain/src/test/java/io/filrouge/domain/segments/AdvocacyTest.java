package io.filrouge.domain.segments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdvocacyTest {

  @ParameterizedTest
  @CsvSource({
    // converted, recommendation, reviews, rating, ambassador
    "0, NaN, 0, NaN, false",
    "1, NaN, 0, NaN, true",
    "1, 7, 0, NaN, true",
    "1, 6, 0, NaN, false",
    "0, 10, 0, NaN, false",
    "0, 9, 1, 4, true",
    "0, 9, 1, 3.9, false",
    "0, 8, 5, 5, false",
    "0, NaN, 5, 5, false"
  })
  void takesReferralsThatBoughtOrAPromoterWhoReviewsWell(
      long converted, double recommendation, long reviews, double rating, boolean isAmbassador) {
    assertThat(new Advocacy(converted, recommendation, reviews, rating).isAmbassador())
        .isEqualTo(isAmbassador);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | NaN | 0 | NaN | 1 person referred has bought",
        "3 | 9 | 2 | 5 | 3 people referred have bought",
        "0 | 10 | 1 | 4.25 | recommends with 10 (promoter from 9) and rates 4.3 in 1 review",
        "0 | 9 | 2 | 5 | recommends with 9 (promoter from 9) and rates 5 in 2 reviews"
      })
  void saysWhy(long converted, double recommendation, long reviews, double rating, String words) {
    assertThat(new Advocacy(converted, recommendation, reviews, rating).words()).isEqualTo(words);
  }
}
