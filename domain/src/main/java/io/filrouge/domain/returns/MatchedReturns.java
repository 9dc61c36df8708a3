package io.filrouge.domain.returns;

import java.util.List;

/**
 * Where every return went. The quantities of a return line's allocations and its unmatched rest add
 * up to its quantity, and their amounts to its amount.
 *
 * @param allocations in the order they were made
 * @param unmatched at most one for a return line
 */
public record MatchedReturns(List<Allocation> allocations, List<UnmatchedReturn> unmatched) {

  public MatchedReturns {
    allocations = List.copyOf(allocations);
    unmatched = List.copyOf(unmatched);
  }
}
