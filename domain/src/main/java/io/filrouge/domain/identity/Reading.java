package io.filrouge.domain.identity;

import java.util.Locale;
import java.util.Optional;

/** What became of a raw value: an identifier, or the reason why there is none. */
public final class Reading {
  static final Reading MISSING = new Reading(Verdict.MISSING, null);
  static final Reading INVALID = new Reading(Verdict.INVALID, null);
  static final Reading BLOCKED = new Reading(Verdict.BLOCKED, null);

  /** How the reading went. */
  public enum Verdict {
    USABLE,
    /** Null or blank. */
    MISSING,
    /** Not of the form that its kind has. */
    INVALID,
    /** A placeholder that stands for nobody. */
    BLOCKED;

    /** The name in tables. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Verdict verdict;
  private final Identifier identifier;

  private Reading(Verdict verdict, Identifier identifier) {
    this.verdict = verdict;
    this.identifier = identifier;
  }

  static Reading usable(Identifier identifier) {
    return new Reading(Verdict.USABLE, identifier);
  }

  public Verdict verdict() {
    return verdict;
  }

  /** The identifier, if the verdict is {@link Verdict#USABLE}. */
  public Optional<Identifier> identifier() {
    return Optional.ofNullable(identifier);
  }
}
