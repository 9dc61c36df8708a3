package io.filrouge.batch.tables;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Names rows that break a rule, by their key and never by their content; the first ones in the
 * order of their keys. Rows of tables that hold personal data are not named.
 */
final class BrokenRows {
  private final TableContract table;
  private final Dataset<Row> rows;
  private final int atMost;

  BrokenRows(TableContract table, Dataset<Row> rows, int atMost) {
    this.table = table;
    this.rows = rows;
    this.atMost = atMost;
  }

  /** Some rows that fulfil a condition, as in {@code customer_id=c2; customer_id=c7}. */
  String where(Column isBroken) {
    return named(rows.where(isBroken));
  }

  /** Some keys that more than one row has. */
  String repeatedKeys() {
    if (isNameless()) {
      return "";
    }
    return named(rows.groupBy(key()).agg(count(lit(1)).as("_rows")).where(col("_rows").gt(1)));
  }

  private String named(Dataset<Row> broken) {
    if (isNameless()) {
      return "";
    }
    List<String> names = new ArrayList<>();
    for (Row row : broken.select(key()).orderBy(key()).limit(atMost).collectAsList()) {
      List<String> parts = new ArrayList<>();
      for (int i = 0; i < table.key().size(); i++) {
        parts.add(table.key().get(i) + "=" + row.get(i));
      }
      names.add(String.join(" ", parts));
    }
    return String.join("; ", names);
  }

  private boolean isNameless() {
    return table.isPersonal() || table.key().isEmpty() || atMost == 0;
  }

  private Column[] key() {
    return table.key().stream().map(name -> col(name)).toArray(Column[]::new);
  }
}
