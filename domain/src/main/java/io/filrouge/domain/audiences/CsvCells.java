package io.filrouge.domain.audiences;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines of RFC 4180: comma, double quotes doubled within quotes, CR LF.
 *
 * <p>Spreadsheets take a cell for a formula by how it begins. A text that begins so is given an
 * apostrophe in front, unless it is nothing but a number with its sign: {@code -12.5} and {@code
 * +33612345678} reckon to themselves and call nothing.
 */
public final class CsvCells {
  private static final String LINE_END = "\r\n";

  /** As OWASP lists them, with their full-width forms. */
  private static final String DANGEROUS = "=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20";

  private static final Pattern NUMBER = Pattern.compile("[+-][0-9]+(\\.[0-9]+)?");

  /** One line with its end; null is an empty cell, an empty text is two quotes. */
  public static String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        line.append(',');
      }
      append(line, cells.get(i));
    }
    return line.append(LINE_END).toString();
  }

  /** A text that no spreadsheet takes for a formula. */
  public static String guarded(String text) {
    if (text == null || text.isEmpty() || DANGEROUS.indexOf(text.charAt(0)) < 0) {
      return text;
    }
    return NUMBER.matcher(text).matches() ? text : "'" + text;
  }

  private static void append(StringBuilder line, String cell) {
    if (cell == null) {
      return;
    }
    if (!needsQuotes(cell)) {
      line.append(cell);
      return;
    }
    line.append('"').append(cell.replace("\"", "\"\"")).append('"');
  }

  private static boolean needsQuotes(String cell) {
    if (cell.isEmpty() || cell.isBlank()) {
      return true;
    }
    for (int i = 0; i < cell.length(); i++) {
      char character = cell.charAt(i);
      if (character == ',' || character == '"' || character == '\n' || character == '\r') {
        return true;
      }
    }
    char last = cell.charAt(cell.length() - 1);
    return cell.charAt(0) == ' ' || last == ' ';
  }

  private CsvCells() {}
}
