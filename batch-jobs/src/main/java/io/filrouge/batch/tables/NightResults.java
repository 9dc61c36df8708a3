package io.filrouge.batch.tables;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What a job counted and checked on a night. */
public final class NightResults {
  private final LocalDate night;
  private final Map<String, Double> values = new HashMap<>();

  public NightResults(LocalDate night, List<QualityResult> results) {
    this.night = night;
    results.forEach(result -> values.put(key(result.subject(), result.rule()), result.value()));
  }

  public LocalDate night() {
    return night;
  }

  /**
   * A value of that night.
   *
   * @param subject layer/table or entity.source
   * @param rule the rule, or what was counted
   */
  public OptionalDouble value(String subject, String rule) {
    Double value = values.get(key(subject, rule));
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static String key(String subject, String rule) {
    return subject + " " + rule;
  }
}
