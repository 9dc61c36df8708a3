package io.filrouge.domain.segments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewToneTest {

  @ParameterizedTest
  @CsvSource({
    "5, positive",
    "4, positive",
    "3.9, neutral",
    "3, neutral",
    "2.9, negative",
    "1, negative"
  })
  void tellsTheToneOfAMeanRating(double rating, String tone) {
    assertThat(ReviewTone.of(rating).wireName()).isEqualTo(tone);
  }
}
