package io.filrouge.batch.jobs;

import java.util.ArrayList;
import java.util.List;

/** Rows in columns of plain text. */
final class TextTable {
  private static final int WIDEST = 40;

  private final List<List<String>> rows = new ArrayList<>();

  TextTable(List<String> header) {
    rows.add(header);
  }

  void add(List<?> values) {
    List<String> texts = new ArrayList<>();
    for (Object value : values) {
      String text = value == null ? "" : value.toString();
      texts.add(text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…");
    }
    rows.add(texts);
  }

  @Override
  public String toString() {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }
}
