package io.filrouge.batch.exports;

import io.filrouge.domain.audiences.CsvCells;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * How rows of texts become lines in UTF-8.
 *
 * @param header cells of the first line; empty for none
 * @param isGuarded of each cell, whether a spreadsheet could take it for a formula; empty where a
 *     row's one cell is the line
 */
record LineFormat(List<String> header, boolean[] isGuarded) implements Serializable {

  static LineFormat json() {
    return new LineFormat(List.of(), new boolean[0]);
  }

  byte[] head() {
    return bytes(header.isEmpty() ? "" : CsvCells.line(header));
  }

  /**
   * One line with its end.
   *
   * @param row cells from {@code first} on
   */
  byte[] line(Row row, int first) {
    if (header.isEmpty()) {
      return bytes(row.getString(first) + "\n");
    }
    List<String> cells = new ArrayList<>(isGuarded.length);
    for (int i = 0; i < isGuarded.length; i++) {
      String cell = row.getString(first + i);
      cells.add(isGuarded[i] ? CsvCells.guarded(cell) : cell);
    }
    return bytes(CsvCells.line(cells));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
