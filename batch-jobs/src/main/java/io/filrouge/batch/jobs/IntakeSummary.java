package io.filrouge.batch.jobs;

import io.filrouge.batch.tables.QualityResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The counts of a night's intake that add up, as a table in plain text. */
final class IntakeSummary {
  private static final List<String> COUNTS =
      List.of("rows_read", "rows_kept", "rows_duplicate", "rows_filtered", "rows_quarantined");

  static String of(List<JobResult> results) {
    Map<String, Map<String, Long>> bySource = new TreeMap<>();
    for (JobResult result : results) {
      for (QualityResult check : result.publisher().results()) {
        if (COUNTS.contains(check.rule())) {
          bySource
              .computeIfAbsent(check.subject(), subject -> new TreeMap<>())
              .put(check.rule(), (long) check.value());
        }
      }
    }
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%-28s %12s = %12s + %10s + %8s + %11s%n",
                "source",
                "read",
                "kept",
                "duplicate",
                "filtered",
                "quarantined"));
    bySource.forEach(
        (source, counts) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "%-28s %,12d = %,12d + %,10d + %,8d + %,11d%n",
                    source,
                    counts.getOrDefault("rows_read", 0L),
                    counts.getOrDefault("rows_kept", 0L),
                    counts.getOrDefault("rows_duplicate", 0L),
                    counts.getOrDefault("rows_filtered", 0L),
                    counts.getOrDefault("rows_quarantined", 0L))));
    return text.toString();
  }

  private IntakeSummary() {}
}
