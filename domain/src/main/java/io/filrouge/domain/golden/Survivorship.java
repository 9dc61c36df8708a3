package io.filrouge.domain.golden;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which value of a field survives. Values are compared by a list of rules: the first that tells two
 * apart decides between them. Before all of them, what is said first-hand beats hearsay: a slip of
 * the pen that a record has mended, or an address that is recent only because the shop wrote to it.
 * After all of them, the first in the order of characters survives, so that there is always exactly
 * one.
 *
 * @param criteria the rules in their order
 * @param sources names of sources, the most trusted first, for {@link Criterion#SOURCE_PRIORITY}
 */
public record Survivorship(List<Criterion> criteria, List<String> sources) implements Serializable {
  /** Stands for a rule where there is nothing to choose from. */
  public static final String ONLY_VALUE = "only_value";

  /** The rule before all others. */
  public static final String FIRST_HAND = "first_hand";

  /** The rule after all others. */
  public static final String FIRST_BY_VALUE = "first_by_value";

  public Survivorship {
    criteria = List.copyOf(criteria);
    sources = List.copyOf(sources);
  }

  /**
   * Settles one field of one customer. The order of the statements makes no difference.
   *
   * @param statements at least one
   */
  public Settlement settle(Collection<Statement> statements) {
    if (statements.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot settle a field: no statement; leave fields out of which nothing is said");
    }
    Map<String, List<Statement>> byValue = new LinkedHashMap<>();
    for (Statement statement : statements) {
      byValue.computeIfAbsent(statement.value(), value -> new ArrayList<>(1)).add(statement);
    }
    List<Candidate> candidates = new ArrayList<>(byValue.size());
    byValue.values().forEach(ofOneValue -> candidates.add(candidate(ofOneValue)));
    if (candidates.size() == 1) {
      return new Settlement(candidates, ONLY_VALUE);
    }
    candidates.sort(
        (one, other) -> {
          int byRules = compare(one, other);
          return byRules == 0 ? one.value().compareTo(other.value()) : byRules;
        });
    return new Settlement(candidates, decisive(candidates.get(0), candidates.get(1)));
  }

  /** The value with the best of its statements as spokesman. */
  private Candidate candidate(List<Statement> statements) {
    Candidate best = Candidate.of(statements);
    if (statements.size() == 1) {
      return best;
    }
    Candidate candidate = null;
    for (Statement statement : statements) {
      if (statement.isFirstHand() == best.isFirstHand()) {
        Candidate other = best.saidBy(statement);
        candidate = candidate == null || compareSpokesmen(other, candidate) < 0 ? other : candidate;
      }
    }
    return candidate;
  }

  // Of statements that are alike to the rules, the last one speaks, then that of the first source.
  private int compareSpokesmen(Candidate one, Candidate other) {
    int byRules = compare(one, other);
    if (byRules != 0) {
      return byRules;
    }
    int byTime = Criterion.MOST_RECENT.compare(one, other, sources);
    if (byTime != 0) {
      return byTime;
    }
    int byPriority = Criterion.SOURCE_PRIORITY.compare(one, other, sources);
    return byPriority == 0 ? one.source().compareTo(other.source()) : byPriority;
  }

  private int compare(Candidate one, Candidate other) {
    if (one.isFirstHand() != other.isFirstHand()) {
      return one.isFirstHand() ? -1 : 1;
    }
    for (Criterion criterion : criteria) {
      int compared = criterion.compare(one, other, sources);
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }

  private String decisive(Candidate survivor, Candidate next) {
    if (survivor.isFirstHand() != next.isFirstHand()) {
      return FIRST_HAND;
    }
    for (Criterion criterion : criteria) {
      if (criterion.compare(survivor, next, sources) != 0) {
        return criterion.wireName();
      }
    }
    return FIRST_BY_VALUE;
  }
}
