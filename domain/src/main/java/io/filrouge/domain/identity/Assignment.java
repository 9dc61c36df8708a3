package io.filrouge.domain.identity;

import java.util.Map;
import java.util.Set;

/**
 * Who keeps which id.
 *
 * @param kept the id of each component that keeps one; the others need a new id
 * @param revived those of the kept ids that were retired, and are in use again because a merge was
 *     undone
 * @param retired each id that is no longer in use, with the id it became an alias of
 */
public record Assignment(
    Map<Long, IssuedId> kept, Set<String> revived, Map<String, String> retired) {

  public Assignment {
    kept = Map.copyOf(kept);
    revived = Set.copyOf(revived);
    retired = Map.copyOf(retired);
  }
}
