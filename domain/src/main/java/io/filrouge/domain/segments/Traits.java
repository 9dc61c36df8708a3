package io.filrouge.domain.segments;

import java.util.List;

/**
 * What a customer is rather than does: where from, how old, of which tier. Null where unknown.
 *
 * @param urbanity wire name of an {@link Urbanity}
 * @param ageBand wire name of an {@link AgeBand}
 */
public record Traits(
    String country, String region, String urbanity, String ageBand, String loyaltyTier) {

  /** One placement a facet. The reasons name no postcode and no year of birth. */
  public List<Placement> placements() {
    return List.of(
        placement(
            Facet.LOYALTY_TIER,
            loyaltyTier,
            "tier after the latest movement that names one",
            "in no tier"),
        placement(
            Facet.COUNTRY,
            country,
            "country of the latest purchase, else of the golden record",
            "no country known"),
        placement(
            Facet.REGION,
            region,
            "region of the latest purchase, else of the golden record",
            "no region known in the country"),
        placement(
            Facet.URBANITY,
            urbanity,
            "by the first characters of the postcode",
            "no postcode that a rule covers"),
        placement(Facet.AGE, ageBand, "age by the year of birth", "no likely year of birth known"));
  }

  private static Placement placement(Facet facet, String value, String why, String whyNot) {
    return value == null
        ? Placement.nowhere(facet, () -> whyNot)
        : Placement.in(facet, value, () -> why);
  }
}
