package io.filrouge.settings;

/** How a command ends, with the exit code that schedulers rely on. */
public enum Outcome {
  DONE(0, "done"),
  WRONG_CONFIGURATION(2, "wrong usage or configuration"),
  UNREADABLE_INPUT(3, "input missing or unreadable"),
  BROKEN_RULE(4, "a quality rule failed and nothing was published"),
  ENGINE_FAILURE(5, "the engine failed");

  private final int exitCode;
  private final String meaning;

  Outcome(int exitCode, String meaning) {
    this.exitCode = exitCode;
    this.meaning = meaning;
  }

  public int exitCode() {
    return exitCode;
  }

  public String meaning() {
    return meaning;
  }
}
