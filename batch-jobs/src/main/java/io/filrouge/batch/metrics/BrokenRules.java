package io.filrouge.batch.metrics;

import io.filrouge.batch.tables.QualityResult;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many rules are broken of each subject, kind and severity that was judged. */
final class BrokenRules {
  private final Map<Labels, Integer> counts = new LinkedHashMap<>();

  void add(QualityResult check) {
    if (check.severity().equals("info")) {
      return;
    }
    Labels labels =
        Labels.of(
            "subject", check.subject(),
            "kind", RuleKind.of(check.rule()).label(),
            "severity", check.severity());
    counts.merge(labels, check.isPassed() ? 0 : 1, Integer::sum);
  }

  void addTo(Gauges gauges) {
    counts.forEach((labels, count) -> gauges.add(JobMetric.BROKEN_RULES, count, labels));
  }
}
