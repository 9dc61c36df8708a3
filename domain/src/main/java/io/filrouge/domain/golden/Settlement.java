package io.filrouge.domain.golden;

import java.util.List;

/**
 * How the values of one field of one customer were settled.
 *
 * @param candidates every value once, the survivor first, each before those it is better than
 * @param survivedBy the rule that told the survivor from the next best value: a wire name of {@link
 *     Criterion}, or one of the names in {@link Survivorship}
 */
public record Settlement(List<Candidate> candidates, String survivedBy) {
  public Settlement {
    candidates = List.copyOf(candidates);
  }

  /** The value of the golden record. */
  public Candidate survivor() {
    return candidates.get(0);
  }
}
