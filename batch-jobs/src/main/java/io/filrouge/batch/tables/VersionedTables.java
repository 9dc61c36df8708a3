package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.INSTANT;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

import java.util.List;

/**
 * The two tables of an entity whose rows change: every version as it was taken in, and the latest
 * of each.
 */
final class VersionedTables {
  private static final String SOURCE = "source";
  private final String name;
  private final String id;
  private final List<Column> columns;
  private final List<QualityRule> rules;

  /**
   * @param id column that names one of them within its source
   * @param columns the entity's own columns, the id left out
   */
  VersionedTables(String name, String id, List<Column> columns, List<QualityRule> rules) {
    this.name = name;
    this.id = id;
    this.columns = List.copyOf(columns);
    this.rules = List.copyOf(rules);
  }

  /** Every accepted version. */
  TableContract staged() {
    return withOwnColumns(
            TableContract.table(Layer.STAGED, name, "Every accepted row of every delivery.")
                .key("row_hash")
                .partitionedBy("taken_on")
                .foundBy(happenedAt())
                .required("row_hash", TEXT, "hash of the row's mapped values"))
        .required("taken_on", DAY, "the night that took the row in")
        .build();
  }

  /** The first of the entity's own columns says when it happened. */
  private String happenedAt() {
    return columns.get(0).name();
  }

  /** The latest version of each. */
  TableContract cleansed(String meaning) {
    TableContract.Builder builder =
        withOwnColumns(TableContract.table(Layer.CLEANSED, name, meaning).key(SOURCE, id));
    rules.forEach(rule -> builder.mustHold(rule.name(), rule.condition()));
    return builder.build();
  }

  private TableContract.Builder withOwnColumns(TableContract.Builder builder) {
    return builder
        .required(id, TEXT, "its number, or a hash of the row where the source has none")
        .required(SOURCE, TEXT, "name of the source in the configuration")
        .optional("source_file", TEXT, "file or table the row came from")
        .required(
            "customer_identifier",
            TEXT,
            "hash of the strongest identifier of the person that the row names")
        .columns(columns)
        .optional("updated_at", INSTANT, "version of the row, where the source has one")
        .required("known_at", INSTANT, "when the shop learnt of the row");
  }
}
