package io.filrouge.domain.golden;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One value of a field with all that speaks for it.
 *
 * <p>Whether it was verified and how often it was seen are facts about the value, whoever says it.
 * Source and time are those of one statement, its spokesman: a good source that said it long ago
 * and a poor one that says it now do not add up to a good source that says it now.
 *
 * @param source the spokesman's source
 * @param saidAt when the spokesman last said it
 * @param seenCount first-hand witnesses, each once; all others where there are none
 * @param isVerified true where any witness says so, false where all that say anything of it deny
 *     it, null where none says anything
 * @param isFirstHand whether any of its statements is first-hand
 */
public record Candidate(
    String value,
    String source,
    Instant saidAt,
    Instant firstSeenAt,
    Instant lastSeenAt,
    long seenCount,
    Boolean isVerified,
    boolean isFirstHand) {

  /**
   * What all statements of one value have in common, with the first of them as its spokesman.
   *
   * @param statements at least one, all of the same value
   */
  static Candidate of(List<Statement> statements) {
    Statement first = statements.get(0);
    Instant firstSeenAt = first.firstSaidAt();
    Instant lastSeenAt = first.lastSaidAt();
    Boolean isVerified = first.isVerified();
    boolean isFirstHand = first.isFirstHand();
    for (Statement statement : statements) {
      firstSeenAt = earlier(firstSeenAt, statement.firstSaidAt());
      lastSeenAt = later(lastSeenAt, statement.lastSaidAt());
      isVerified = either(isVerified, statement.isVerified());
      isFirstHand |= statement.isFirstHand();
    }
    return new Candidate(
        first.value(),
        first.source(),
        first.lastSaidAt(),
        firstSeenAt,
        lastSeenAt,
        witnesses(statements, isFirstHand),
        isVerified,
        isFirstHand);
  }

  /** The same value with another spokesman. */
  Candidate saidBy(Statement spokesman) {
    return new Candidate(
        value,
        spokesman.source(),
        spokesman.lastSaidAt(),
        firstSeenAt,
        lastSeenAt,
        seenCount,
        isVerified,
        isFirstHand);
  }

  boolean isVerifiedForSure() {
    return Boolean.TRUE.equals(isVerified);
  }

  private static long witnesses(List<Statement> statements, boolean areFirstHand) {
    if (statements.size() == 1) {
      return 1;
    }
    Set<List<String>> witnesses = new HashSet<>();
    for (Statement statement : statements) {
      if (statement.isFirstHand() == areFirstHand) {
        witnesses.add(List.of(statement.source(), statement.witness()));
      }
    }
    return witnesses.size();
  }

  private static Boolean either(Boolean one, Boolean other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one || other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return other.isBefore(one) ? other : one;
  }

  private static Instant later(Instant one, Instant other) {
    return other.isAfter(one) ? other : one;
  }
}
