package io.filrouge.batch.exports;

import java.util.Map;

/** RFC 4180: comma, double quotes doubled within quotes, a header, UTF-8, empty for no value. */
final class CsvFormat {
  static final Map<String, String> OPTIONS =
      Map.of(
          "header", "true",
          "quote", "\"",
          "escape", "\"",
          "emptyValue", "\"\"",
          "nullValue", "",
          "encoding", "UTF-8",
          "dateFormat", "yyyy-MM-dd",
          "lineSep", "\r\n");

  private CsvFormat() {}
}
