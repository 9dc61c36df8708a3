package io.filrouge.domain.segments;

/**
 * What a night says about one facet of a customer.
 *
 * @param segment the segment's name in tables; null for none
 * @param reason why, for none as well
 */
public record Placement(Facet facet, String segment, String reason) {

  /** In the segment of a value, such as a country. */
  static Placement in(Facet facet, String value, String reason) {
    return new Placement(facet, facet.segment(value), reason);
  }

  /** In no segment of a facet. */
  static Placement nowhere(Facet facet, String reason) {
    return new Placement(facet, null, reason);
  }

  /** Whether it leads into any segment. */
  public boolean isSomewhere() {
    return segment != null;
  }
}
