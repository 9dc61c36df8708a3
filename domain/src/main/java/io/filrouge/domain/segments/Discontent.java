package io.filrouge.domain.segments;

/**
 * What a customer has against the shop, as far as it is known.
 *
 * @param openCases service cases that wait for a solution
 * @param recommendation last answer to "would you recommend us", 0 to 10; NaN where there is none
 */
public record Discontent(long openCases, double recommendation) {
  /** Of somebody of whom nothing of the kind is known. */
  public static final Discontent NONE = new Discontent(0, Double.NaN);

  /** Whether there is anything. */
  boolean isAny() {
    return openCases > 0 || isDetractor();
  }

  /** What there is, as the end of a reason. */
  String words() {
    String cases = openCases == 1 ? ", 1 case open" : ", " + openCases + " cases open";
    String answer = ", would not recommend (" + Words.figure(recommendation) + " of 10)";
    return (openCases > 0 ? cases : "") + (isDetractor() ? answer : "");
  }

  private boolean isDetractor() {
    return recommendation <= Advocacy.DETRACTOR_UP_TO;
  }
}
