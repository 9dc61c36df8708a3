package io.filrouge.domain.identity;

import java.util.HashMap;
import java.util.Map;

/**
 * The ids of a night.
 *
 * @param assignment the ids that stay, come back, and retire
 * @param issued the new ids, by component
 */
public record Resolution(Assignment assignment, Map<Long, IssuedId> issued) {

  public Resolution {
    issued = Map.copyOf(issued);
  }

  /** Every component with its id. */
  public Map<Long, IssuedId> ids() {
    Map<Long, IssuedId> ids = new HashMap<>(assignment.kept());
    ids.putAll(issued);
    return ids;
  }
}
