package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.INSTANT;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

import java.util.List;

/**
 * What the tables of happenings have in common: something happened once, at a time, with a person.
 */
final class HappeningTable {
  private final TableContract.Builder builder;

  private HappeningTable(TableContract.Builder builder) {
    this.builder = builder;
  }

  /**
   * Begins a table of happenings.
   *
   * @param id column that names a happening within its source
   * @param happenedAt column that says when
   */
  static HappeningTable of(String name, String meaning, String id, String happenedAt) {
    return new HappeningTable(
        TableContract.table(Layer.CLEANSED, name, meaning)
            .key("source", id)
            .partitionedBy("taken_on")
            .foundBy(happenedAt)
            .required(id, TEXT, "its number, or a hash of the row where the source has none")
            .required(happenedAt, INSTANT, "when")
            .required("event_date", DAY, "the day, in the shop's time zone")
            .required("source", TEXT, "name of the source in the configuration")
            .optional("source_file", TEXT, "file or table the row came from")
            .required(
                "customer_identifier",
                TEXT,
                "hash of the strongest identifier of the person that the row names"));
  }

  /** A text of which every row has one out of a few. */
  HappeningTable oneOf(String name, List<String> values, String meaning) {
    builder.required(name, TEXT, meaning + ": " + String.join(", ", values));
    builder.oneOf(name, values);
    return this;
  }

  /** A column that a source may leave out. */
  HappeningTable optional(String name, org.apache.spark.sql.types.DataType type, String meaning) {
    builder.optional(name, type, meaning);
    return this;
  }

  /** A column that every row fills. */
  HappeningTable required(String name, org.apache.spark.sql.types.DataType type, String meaning) {
    builder.required(name, type, meaning);
    return this;
  }

  /** A rule without which nothing is published. */
  HappeningTable mustHold(String rule, String condition) {
    builder.mustHold(rule, condition);
    return this;
  }

  TableContract build() {
    return builder
        .required("known_at", INSTANT, "when the shop learnt of it")
        .required("taken_on", DAY, "the night that took the row in")
        .build();
  }
}
