package io.filrouge.batch.metrics;

import java.util.Locale;
import java.util.regex.Pattern;

/** The question that a quality rule answers (docs/quality.md): a label with few values. */
enum RuleKind {
  COMPLETENESS(".*_is_present|counted_rows_are_there|rows_accounted_for"),
  KEY("key_is_unique"),
  VALUES(".*_within_.*|.*_accepted"),
  REFERENCES(".*_as_in_.*"),
  ROW_COUNT("row_count_steady"),
  DRIFT(".*_as_before"),
  FRESHNESS("is_fresh|has_delivered"),
  OTHER(".*");

  private final Pattern rules;

  RuleKind(String rules) {
    this.rules = Pattern.compile(rules);
  }

  static RuleKind of(String rule) {
    for (RuleKind kind : values()) {
      if (kind.rules.matcher(rule).matches()) {
        return kind;
      }
    }
    return OTHER;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
