package io.filrouge.batch.doctor;

import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.util.function.UnaryOperator;

/**
 * One thing that was looked at.
 *
 * @param subject what it was: a part of the machine, or a key of the configuration
 * @param found how it is, without secrets and personal data
 * @param remedy what to do, with the command or the key; empty where all is well
 * @param outcome how a command would end that stumbles over it
 */
public record Diagnosis(Grade grade, String subject, String found, String remedy, Outcome outcome) {

  /** As it should be. */
  static Diagnosis ok(String subject, String found) {
    return new Diagnosis(Grade.OK, subject, found, "", Outcome.DONE);
  }

  /** Worth knowing. */
  static Diagnosis warning(String subject, String found, String remedy) {
    return new Diagnosis(Grade.WARNING, subject, found, remedy, Outcome.DONE);
  }

  /** The machine or the configuration is wrong. */
  static Diagnosis wrong(String subject, String found, String remedy) {
    return new Diagnosis(Grade.WRONG, subject, found, remedy, Outcome.WRONG_CONFIGURATION);
  }

  /** An input is missing or unreadable. */
  static Diagnosis missing(String subject, String found, String remedy) {
    return new Diagnosis(Grade.WRONG, subject, found, remedy, Outcome.UNREADABLE_INPUT);
  }

  /** What a command would say, whose remedy stands behind the last semicolon. */
  static Diagnosis of(String subject, Failure failure) {
    String sentence = failure.getMessage();
    int end = sentence.lastIndexOf("; ");
    String found = end < 0 ? sentence : sentence.substring(0, end);
    String remedy = end < 0 ? "mend that, and run this again" : sentence.substring(end + 2);
    return new Diagnosis(Grade.WRONG, subject, found, remedy, failure.outcome());
  }

  /** The same where nights do without: a warning at most. */
  Diagnosis softened() {
    return grade == Grade.WRONG ? warning(subject, found, remedy) : this;
  }

  /** The same in other words. */
  Diagnosis said(UnaryOperator<String> words) {
    return new Diagnosis(grade, subject, words.apply(found), words.apply(remedy), outcome);
  }
}
