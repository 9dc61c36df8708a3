package io.filrouge.batch.deliveries;

import io.filrouge.settings.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** A table of a database, and the names of what is made beside it. */
record TableName(String schema, String table) {
  private static final String NAME = "[A-Za-z_][A-Za-z0-9_]{0,62}";
  private static final int SHORT = 12;

  /**
   * @param written as schema.table
   * @param key of the configuration, for the failure
   */
  static TableName parse(String written, String key) {
    if (!written.matches(NAME + "\\." + NAME)) {
      throw Failure.configuration(
          "Cannot use "
              + key
              + ": "
              + written
              + "; write schema.table, of letters, digits and _ only");
    }
    int dot = written.indexOf('.');
    return new TableName(written.substring(0, dot), written.substring(dot + 1));
  }

  static String schema(String written, String key) {
    if (!written.matches(NAME)) {
      throw Failure.configuration(
          "Cannot use " + key + ": " + written + "; write letters, digits and _ only");
    }
    return written;
  }

  /** As SQL writes it. */
  String sql() {
    return quoted(schema) + "." + quoted(table);
  }

  /** What the names of all staging tables of this one begin with. */
  String stagingPrefix() {
    return "filrouge_staging_" + id().substring(0, SHORT) + "_";
  }

  /** The staging table of one run. */
  TableName staging(String inSchema, UUID run) {
    String suffix = run.toString().replace("-", "").substring(0, SHORT);
    return new TableName(inSchema, stagingPrefix() + suffix);
  }

  /** Names this table among the advisory locks of its database. */
  long lockKey() {
    return UUID.nameUUIDFromBytes(bytes()).getMostSignificantBits();
  }

  private String id() {
    return UUID.nameUUIDFromBytes(bytes()).toString().replace("-", "");
  }

  private byte[] bytes() {
    return ("filrouge " + this).getBytes(StandardCharsets.UTF_8);
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s.%s", schema, table);
  }
}
