package io.filrouge.batch.sources;

import java.io.Serializable;

/**
 * A column that a source of an entity can fill.
 *
 * @param isRequired whether every source must map it and every row must have it
 */
public record AcceptedColumn(String name, Kind kind, boolean isRequired) implements Serializable {
  /** How its values are read. */
  public enum Kind {
    TEXT,
    /** Names a person or a device: kept as a hash only, outside personal tables. */
    IDENTIFIER,
    INSTANT,
    QUANTITY,
    /** An amount in the row's currency. */
    MONEY,
    WHOLE,
    FLAG
  }

  static AcceptedColumn required(String name, Kind kind) {
    return new AcceptedColumn(name, kind, true);
  }

  static AcceptedColumn optional(String name, Kind kind) {
    return new AcceptedColumn(name, kind, false);
  }
}
