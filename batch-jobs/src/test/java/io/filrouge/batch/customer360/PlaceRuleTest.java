package io.filrouge.batch.customer360;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceRuleTest {
  private static final ZoneId SHOP = ZoneId.of("Europe/Paris");

  @ParameterizedTest
  @CsvSource({
    "America/Chicago, GB, America/Chicago",
    "Mars/Olympus, GB, Europe/London",
    ", GB, Europe/London",
    ", united kingdom, Europe/London",
    ", EIRE, Europe/Dublin",
    ", DE, Europe/Paris",
    ", , Europe/Paris"
  })
  void takesTheOwnZoneThenTheCountrysThenTheShops(String own, String country, String zone) {
    PlaceRule rule = new PlaceRule(Map.of("GB", "Europe/London", "EIRE", "Europe/Dublin"), SHOP);

    assertThat(rule.timeZone(own, country)).isEqualTo(zone);
  }

  @ParameterizedTest
  @CsvSource({"FR, FR", "fr, FR", "France, FR", "United Kingdom, GB", "Channel Islands,", ","})
  void knowsCountriesByCodeAndByEnglishName(String written, String code) {
    assertThat(PlaceRule.countryCode(written).orElse(null)).isEqualTo(code);
  }

  @Test
  void refusesWhatIsNoTimeZone() {
    assertThatThrownBy(() -> new PlaceRule(Map.of("GB", "London"), SHOP))
        .hasMessage(
            "Cannot use reactivation.time-zones.GB: London is no time zone; give one such as"
                + " Europe/Paris");
  }
}
