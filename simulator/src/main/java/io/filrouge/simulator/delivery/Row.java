package io.filrouge.simulator.delivery;

import java.util.List;

/**
 * A good row before it is written.
 *
 * @param key what names the row in the truth
 * @param isLate whether the shop learnt of it a day or more after it happened
 * @param knownAt milliseconds since 1970
 * @param values one a column of the entity, blank where there is none
 */
record Row(Entity entity, String key, boolean isLate, long knownAt, List<String> values) {
  private static final long DAY_MILLIS = 86_400_000L;

  static Row of(Entity entity, String key, long happenedAt, long knownAt, String... values) {
    return new Row(entity, key, knownAt - happenedAt >= DAY_MILLIS, knownAt, List.of(values));
  }
}
