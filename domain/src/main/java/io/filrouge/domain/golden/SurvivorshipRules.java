package io.filrouge.domain.golden;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * The rules of every field of the golden record.
 *
 * @param usual rules of fields that have none of their own
 * @param byField rules of some fields
 * @param sources names of sources, the most trusted first
 */
public record SurvivorshipRules(
    List<Criterion> usual, Map<GoldenField, List<Criterion>> byField, List<String> sources)
    implements Serializable {

  public SurvivorshipRules {
    usual = List.copyOf(usual);
    byField = Map.copyOf(byField);
    sources = List.copyOf(sources);
    check("default", usual, sources);
    for (Map.Entry<GoldenField, List<Criterion>> field : byField.entrySet()) {
      check("fields." + field.getKey().wireName(), field.getValue(), sources);
    }
    if (sources.stream().distinct().count() < sources.size()) {
      throw refused("source-priority", String.join(", ", sources), "name each source once");
    }
  }

  /** Verified values first, then the one said last. */
  public static SurvivorshipRules defaults() {
    return new SurvivorshipRules(
        List.of(Criterion.VERIFIED, Criterion.MOST_RECENT), Map.of(), List.of());
  }

  /** The rules of a field. */
  public Survivorship of(GoldenField field) {
    return new Survivorship(byField.getOrDefault(field, usual), sources);
  }

  private static void check(String key, List<Criterion> criteria, List<String> sources) {
    String names = String.join(", ", criteria.stream().map(Criterion::wireName).toList());
    if (criteria.isEmpty()) {
      throw refused(
          key, "no rule", "name some of " + String.join(", ", Criterion.wireNames()) + " in order");
    }
    if (EnumSet.copyOf(criteria).size() < criteria.size()) {
      throw refused(key, names, "name each rule once");
    }
    if (criteria.contains(Criterion.SOURCE_PRIORITY) && sources.isEmpty()) {
      throw refused(key, names, "list sources in golden-record.source-priority, or leave it out");
    }
  }

  private static IllegalArgumentException refused(String key, String value, String remedy) {
    return new IllegalArgumentException(
        "Cannot use golden-record." + key + ": " + value + "; " + remedy);
  }
}
