package io.filrouge.domain.segments;

import java.util.Set;

/**
 * One question about a customer that segments answer. Segments of a kind may answer several: the
 * kind {@code geography} tells country, region and urbanity. What leads to the facet is the
 * segment's name: {@code country:FR} says the country; urbanity has names of its own.
 */
public enum Facet {
  RFM("rfm"),
  PARETO("pareto"),
  LIFECYCLE("lifecycle"),
  LOYALTY_TIER("loyalty_tier"),
  COUNTRY("geography", "country:"),
  REGION("geography", "region:"),
  URBANITY("geography", Set.of("urban", "suburban", "rural")),
  AGE("demography", "age:"),
  DAYTIME("habits", Set.of("morning", "afternoon", "evening", "night")),
  WEEK("habits", Set.of("weekend", "weekday")),
  CHANNEL("habits", "channel:"),
  CHANNEL_MIGRANT("habits", "channel_migrant:"),
  /** The only one that several segments answer at once. */
  INTEREST("interests", "category:");

  private final String type;
  private final String prefix;
  private final Set<String> names;

  Facet(String type) {
    this(type, "", Set.of());
  }

  Facet(String type, String prefix) {
    this(type, prefix, Set.of());
  }

  Facet(String type, Set<String> names) {
    this(type, "", names);
  }

  Facet(String type, String prefix, Set<String> names) {
    this.type = type;
    this.prefix = prefix;
    this.names = names;
  }

  /** The kind of segment in tables, such as {@code geography}. */
  public String type() {
    return type;
  }

  /** Whether a segment of a kind answers this question. */
  public boolean holds(String segmentType, String segment) {
    return type.equals(segmentType)
        && segment.startsWith(prefix)
        && (names.isEmpty() || names.contains(segment));
  }

  /** The name in tables of the segment that answers with a value. */
  String segment(String value) {
    return prefix + value;
  }
}
