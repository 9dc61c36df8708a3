package io.filrouge.domain.segments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeBandTest {

  @ParameterizedTest
  @CsvSource({
    "2026, under_18",
    "2009, under_18",
    "2008, 18_24",
    "2002, 18_24",
    "2001, 25_34",
    "1992, 25_34",
    "1991, 35_44",
    "1981, 45_54",
    "1971, 55_64",
    "1962, 55_64",
    "1961, 65_plus",
    "1906, 65_plus",
    "1905, ",
    "2027, ",
    "0, "
  })
  void tellsTheBandOfTheAgeReachedInTheYear(int birthYear, String band) {
    assertThat(AgeBand.of(birthYear, 2026).map(AgeBand::wireName).orElse(null)).isEqualTo(band);
  }
}
