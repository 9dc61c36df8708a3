package io.filrouge.batch.tables;

import java.util.List;
import java.util.TreeMap;

/** The tables of a lake that somebody has read since this was asked last. */
final class ReadTables {
  private final TreeMap<String, TableContract> read = new TreeMap<>();

  synchronized void add(TableContract table) {
    read.put(table.path(), table);
  }

  synchronized List<TableContract> take() {
    List<TableContract> taken = List.copyOf(read.values());
    read.clear();
    return taken;
  }
}
