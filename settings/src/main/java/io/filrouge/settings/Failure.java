package io.filrouge.settings;

/**
 * A failure with a sentence for the person who runs the job: {@code Cannot <verb> <what>: <value>;
 * <remedy>}. Its message never holds personal data.
 */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Outcome outcome;

  private Failure(Outcome outcome, String sentence, Throwable cause) {
    super(sentence, cause);
    this.outcome = outcome;
  }

  /** Wrong usage or configuration: exit code 2. */
  public static Failure configuration(String sentence) {
    return new Failure(Outcome.WRONG_CONFIGURATION, sentence, null);
  }

  /** An input is missing or unreadable: exit code 3. */
  public static Failure input(String sentence) {
    return new Failure(Outcome.UNREADABLE_INPUT, sentence, null);
  }

  /** An input is missing or unreadable, as a library says: exit code 3. */
  public static Failure input(String sentence, Throwable cause) {
    return new Failure(Outcome.UNREADABLE_INPUT, sentence, cause);
  }

  /** A quality rule failed and nothing was published: exit code 4. */
  public static Failure quality(String sentence) {
    return new Failure(Outcome.BROKEN_RULE, sentence, null);
  }

  /** The engine, or what it stands on, failed in a way that has a sentence: exit code 5. */
  public static Failure engine(String sentence) {
    return new Failure(Outcome.ENGINE_FAILURE, sentence, null);
  }

  /** The same, as a library says. */
  public static Failure engine(String sentence, Throwable cause) {
    return new Failure(Outcome.ENGINE_FAILURE, sentence, cause);
  }

  public Outcome outcome() {
    return outcome;
  }
}
