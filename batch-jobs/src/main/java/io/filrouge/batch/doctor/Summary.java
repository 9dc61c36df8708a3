package io.filrouge.batch.doctor;

import io.filrouge.settings.Outcome;
import java.util.List;

/** What all of it comes to. */
public record Summary(long ok, long warnings, long wrong, int exitCode) {

  /** Adds up: a wrong machine or configuration comes before a missing input. */
  static Summary of(List<Diagnosis> all) {
    List<Diagnosis> wrong =
        all.stream().filter(diagnosis -> diagnosis.grade() == Grade.WRONG).toList();
    boolean isInputOnly =
        wrong.stream().allMatch(diagnosis -> diagnosis.outcome() == Outcome.UNREADABLE_INPUT);
    Outcome outcome = isInputOnly ? Outcome.UNREADABLE_INPUT : Outcome.WRONG_CONFIGURATION;
    return new Summary(
        all.stream().filter(diagnosis -> diagnosis.grade() == Grade.OK).count(),
        all.stream().filter(diagnosis -> diagnosis.grade() == Grade.WARNING).count(),
        wrong.size(),
        wrong.isEmpty() ? Outcome.DONE.exitCode() : outcome.exitCode());
  }

  /** In words. */
  public String sentence() {
    return ok
        + " ok, "
        + warnings
        + (warnings == 1 ? " warning, " : " warnings, ")
        + (wrong == 0 ? "nothing wrong" : wrong + " wrong")
        + (exitCode == Outcome.UNREADABLE_INPUT.exitCode() ? ": an input is missing" : "")
        + (exitCode == Outcome.WRONG_CONFIGURATION.exitCode()
            ? ": mend the machine or the configuration"
            : "");
  }
}
