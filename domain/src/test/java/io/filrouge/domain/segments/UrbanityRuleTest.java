package io.filrouge.domain.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrbanityRuleTest {
  private static final UrbanityRule RULE =
      new UrbanityRule(
          Map.of("FR", List.of("75", "690"), "GB", List.of("ec1")),
          Map.of("FR", List.of("69", "750 99"), "BE", List.of("10")));

  @ParameterizedTest
  @CsvSource({
    "FR, 75011, urban",
    "fr, 75 011, urban",
    "FR, 75099, suburban",
    "FR, 69001, urban",
    "FR, 69100, suburban",
    "FR, 29200, rural",
    "FR, 7, rural",
    "GB, EC1A 1BB, urban",
    "GB, sw1a 1aa, rural",
    "BE, 1000, suburban",
    "BE, 9000, rural",
    "DE, 10115, ",
    "FR, '', ",
    "FR, ' ', ",
    "FR, , ",
    ", 75011, "
  })
  void letsTheLongestPrefixThatFitsDecide(String country, String postcode, String urbanity) {
    assertThat(RULE.of(country, postcode).map(Urbanity::wireName).orElse(null)).isEqualTo(urbanity);
  }

  @Test
  void tellsNothingWithoutPrefixes() {
    assertThat(UrbanityRule.none().of("FR", "75011")).isEmpty();
    assertThat(new UrbanityRule(Map.of("FR", List.of()), Map.of()).of("FR", "75011")).isEmpty();
  }

  @Test
  void refusesPrefixesThatSayNothingOrTwoThings() {
    assertThatThrownBy(() -> new UrbanityRule(Map.of("FR", List.of(" ")), Map.of()))
        .hasMessage("Cannot use postcode prefix of FR: ' '; give the first letters or digits");
    assertThatThrownBy(
            () -> new UrbanityRule(Map.of("FR", List.of("75")), Map.of("fr", List.of("7 5"))))
        .hasMessage(
            "Cannot use postcode prefix of fr: '7 5'; give it as urban or as suburban, not as"
                + " both");
  }
}
