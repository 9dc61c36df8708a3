package io.filrouge.batch.jobs;

import io.filrouge.batch.activation.Parity;
import java.util.List;
import java.util.stream.Collectors;

/** How many abandonments were compared with the stream's, in plain text. */
final class ParitySummary {

  /** A line, or nothing where none were compared. */
  static String of(List<JobResult> results) {
    return results.stream()
        .flatMap(result -> result.publisher().results().stream())
        .filter(result -> result.rule().equals(Parity.RULE))
        .map(result -> "parity: " + result.detail() + System.lineSeparator())
        .collect(Collectors.joining());
  }

  private ParitySummary() {}
}
