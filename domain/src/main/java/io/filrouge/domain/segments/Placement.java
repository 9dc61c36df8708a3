package io.filrouge.domain.segments;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * What a night says about one facet of a customer: the segment, if any, and why.
 *
 * <p>The reason is put into words when somebody asks. On most nights most customers stay where they
 * are, and nobody does.
 */
public final class Placement {
  private final Facet facet;
  private final String segment;
  private final Supplier<String> reason;

  private Placement(Facet facet, String segment, Supplier<String> reason) {
    this.facet = facet;
    this.segment = segment;
    this.reason = reason;
  }

  /**
   * By a segment's name in tables.
   *
   * @param segment null for none
   */
  public static Placement named(Facet facet, String segment, String reason) {
    return new Placement(facet, segment, () -> reason);
  }

  /** In the segment of a value, such as a country. */
  static Placement in(Facet facet, String value, Supplier<String> reason) {
    return new Placement(facet, facet.segment(value), reason);
  }

  /** In no segment of a facet. */
  static Placement nowhere(Facet facet, Supplier<String> reason) {
    return new Placement(facet, null, reason);
  }

  public Facet facet() {
    return facet;
  }

  /** The segment's name in tables; null for none. */
  public String segment() {
    return segment;
  }

  /** Why, for none as well. */
  public String reason() {
    return reason.get();
  }

  /** Whether it leads into any segment. */
  public boolean isSomewhere() {
    return segment != null;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Placement that
        && facet == that.facet
        && Objects.equals(segment, that.segment)
        && reason().equals(that.reason());
  }

  @Override
  public int hashCode() {
    return Objects.hash(facet, segment);
  }

  @Override
  public String toString() {
    return facet + " " + segment + ": " + reason();
  }
}
