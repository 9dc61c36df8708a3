package io.filrouge.batch.doctor;

import io.filrouge.batch.tables.TableRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The night that was worked on last, by one command or by a scheduler job after job.
 *
 * @param outcomes how each of its jobs ended the last time
 * @param at when the last of them began
 */
record LastNight(LocalDate night, Map<String, String> outcomes, Instant at) {
  private static final String DONE = "done";

  /** Finds it among rows of operations.job_runs. */
  static Optional<LastNight> of(List<TableRow> runs) {
    return runs.stream()
        .max(Comparator.comparing(LastNight::startedAt))
        .map(last -> of(runs, (LocalDate) last.value("as_of_date"), startedAt(last)));
  }

  private static LastNight of(List<TableRow> runs, LocalDate night, Instant at) {
    Map<String, String> outcomes = new TreeMap<>();
    runs.stream()
        .filter(run -> night.equals(run.value("as_of_date")))
        .sorted(Comparator.comparing(LastNight::startedAt))
        .forEach(run -> outcomes.put((String) run.value("job"), (String) run.value("outcome")));
    return new LastNight(night, outcomes, at);
  }

  private static Instant startedAt(TableRow run) {
    return (Instant) run.value("started_at");
  }

  /** How it went. */
  Diagnosis told(String subject, Instant now) {
    Duration age = Duration.between(at, now);
    String what = "night " + night + " was worked on " + SourceCheck.ago(age);
    if (age.isNegative()) {
      return Diagnosis.warning(
          subject,
          what,
          "set the clock; where it is right, it was ahead when that night ran, and this passes");
    }
    List<String> notDone =
        outcomes.entrySet().stream()
            .filter(job -> !job.getValue().equals(DONE))
            .map(job -> job.getKey() + " ended with " + job.getValue())
            .toList();
    return notDone.isEmpty()
        ? Diagnosis.ok(subject, what + "; done: " + String.join(", ", outcomes.keySet()))
        : Diagnosis.warning(
            subject,
            what + "; " + String.join(", ", notDone),
            "mend that (docs/runbook.md), and run the night again");
  }
}
