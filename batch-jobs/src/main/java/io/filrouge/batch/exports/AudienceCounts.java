package io.filrouge.batch.exports;

import io.filrouge.domain.audiences.Change;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * How many people there are of which.
 *
 * @param changes by what became of them
 * @param suppressed by why nothing is sent of them
 * @param withdrawn sets of hashed keys that the receiver must let go
 */
record AudienceCounts(
    Map<Change, Long> changes, SortedMap<String, Long> suppressed, long withdrawn) {

  /**
   * @param rows reason, change, how many people, how many sets of keys
   */
  static AudienceCounts of(List<Row> rows) {
    Map<Change, Long> changes = new EnumMap<>(Change.class);
    SortedMap<String, Long> suppressed = new TreeMap<>();
    long withdrawn = 0;
    for (Row row : rows) {
      long people = row.getLong(2);
      if (!row.isNullAt(0)) {
        suppressed.merge(row.getString(0), people, Long::sum);
      }
      if (!row.isNullAt(1)) {
        changes.merge(
            Change.valueOf(row.getString(1).toUpperCase(java.util.Locale.ROOT)), people, Long::sum);
      }
      withdrawn += row.getLong(3);
    }
    return new AudienceCounts(changes, suppressed, withdrawn);
  }

  long of(Change... some) {
    return List.of(some).stream().mapToLong(change -> changes.getOrDefault(change, 0L)).sum();
  }

  /** Everybody who is in the audience. */
  long members() {
    return of(Change.NEW, Change.CHANGED, Change.SAME);
  }
}
