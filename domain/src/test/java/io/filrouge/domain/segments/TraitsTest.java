package io.filrouge.domain.segments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraitsTest {

  @Test
  void placesACustomerByWhatIsKnown() {
    assertThat(new Traits("FR", "Bretagne", "urban", "25_34", "gold").placements())
        .extracting(placement -> placement.facet().type() + " " + placement.segment())
        .containsExactly(
            "loyalty_tier gold",
            "geography country:FR",
            "geography region:Bretagne",
            "geography urban",
            "demography age:25_34");
  }

  @Test
  void saysWhatIsNotKnown() {
    assertThat(new Traits(null, null, null, null, null).placements())
        .allMatch(placement -> !placement.isSomewhere())
        .extracting(Placement::reason)
        .containsExactly(
            "in no tier",
            "no country known",
            "no region known in the country",
            "no postcode that a rule covers",
            "no likely year of birth known");
  }
}
