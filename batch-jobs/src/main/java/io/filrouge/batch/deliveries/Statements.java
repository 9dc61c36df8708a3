package io.filrouge.batch.deliveries;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** The SQL of a delivery, for one target and the staging table of one run. */
record Statements(PostgresTarget target, TableName staging) {
  static final String BOOKS = "filrouge_deliveries";

  String createTable() {
    return "CREATE TABLE "
        + target.table().sql()
        + " ("
        + columns(column -> column.quoted() + " " + column.type())
        + left(", " + left() + " date")
        + ", PRIMARY KEY ("
        + key()
        + "))";
  }

  String addColumn(TargetColumn column) {
    return "ALTER TABLE "
        + target.table().sql()
        + " ADD COLUMN "
        + column.quoted()
        + " "
        + column.type();
  }

  /** What was delivered last into which table. */
  String createBooks() {
    return "CREATE TABLE "
        + books()
        + " (table_name text PRIMARY KEY, as_of_date date, row_count bigint)";
  }

  /** Not in the write-ahead log: what a crash empties is counted before it is used. */
  String createStaging() {
    return "CREATE UNLOGGED TABLE "
        + staging.sql()
        + " ("
        + columns(column -> column.quoted() + " " + column.type())
        + ")";
  }

  String copy() {
    return "COPY " + staging.sql() + " (" + columns(TargetColumn::quoted) + ") FROM STDIN";
  }

  String countStaged() {
    return "SELECT count(*) FROM " + staging.sql();
  }

  /** Takes away what a writer has written that was taken for dead and written again. */
  String dropRepeated() {
    return "DELETE FROM "
        + staging.sql()
        + " AS one USING "
        + staging.sql()
        + " AS other WHERE one."
        + key()
        + " = other."
        + key()
        + " AND one.ctid > other.ctid";
  }

  /**
   * Customers there, and how many of them are not sent any more: each a join, not a look-up a row.
   */
  String countLeavers() {
    String there =
        "SELECT count(*) FROM "
            + target.table().sql()
            + " AS t WHERE "
            + left("t." + left() + " IS NULL AND ");
    return "SELECT (" + there + "true), (" + there + notStaged() + ")";
  }

  String leave(LocalDate night) {
    if (target.leavers() == Leavers.DELETE) {
      return "DELETE FROM " + target.table().sql() + " AS t WHERE " + notStaged();
    }
    return "UPDATE "
        + target.table().sql()
        + " AS t SET "
        + others().stream().map(column -> column.quoted() + " = NULL").collect(joining(", "))
        + (others().isEmpty() ? "" : ", ")
        + TableName.quoted(PostgresTarget.NIGHT)
        + " = DATE '"
        + night
        + "', "
        + left()
        + " = DATE '"
        + night
        + "' WHERE t."
        + left()
        + " IS NULL AND "
        + notStaged();
  }

  /**
   * Inserts and updates what is not there yet as it should be. Rows that are equal are left out
   * before PostgreSQL would lock them, which is a write to each.
   */
  String upsert() {
    return "INSERT INTO "
        + target.table().sql()
        + " AS t ("
        + columns(TargetColumn::quoted)
        + ") SELECT "
        + columns(column -> "s." + column.quoted())
        + " FROM "
        + staging.sql()
        + " AS s LEFT JOIN "
        + target.table().sql()
        + " AS t ON t."
        + key()
        + " = s."
        + key()
        + " WHERE t."
        + key()
        + " IS NULL"
        + left(" OR t." + left() + " IS NOT NULL")
        + differing()
        + " ON CONFLICT ("
        + key()
        + ") DO UPDATE SET "
        + target.columns().stream()
            .skip(1)
            .map(column -> column.quoted() + " = excluded." + column.quoted())
            .collect(joining(", "))
        + left(", " + left() + " = NULL")
        + " WHERE t."
        + night()
        + " IS NULL OR t."
        + night()
        + " <= excluded."
        + night();
  }

  String books() {
    return TableName.quoted(target.stagingSchema()) + "." + TableName.quoted(BOOKS);
  }

  private String differing() {
    if (others().isEmpty()) {
      return "";
    }
    return " OR ("
        + others().stream().map(column -> "t." + column.quoted()).collect(joining(", "))
        + ") IS DISTINCT FROM ("
        + others().stream().map(column -> "s." + column.quoted()).collect(joining(", "))
        + ")";
  }

  private String notStaged() {
    return "NOT EXISTS (SELECT FROM "
        + staging.sql()
        + " AS s WHERE s."
        + key()
        + " = t."
        + key()
        + ")";
  }

  private String left(String ifMarked) {
    return target.leavers() == Leavers.MARK ? ifMarked : "";
  }

  // All but the key and the night: as long as they stay, the row keeps the night it has.
  private List<TargetColumn> others() {
    return target.columns().subList(2, target.columns().size());
  }

  private String columns(Function<TargetColumn, String> written) {
    return target.columns().stream().map(written).collect(joining(", "));
  }

  private static String key() {
    return TableName.quoted(PostgresTarget.KEY);
  }

  private static String night() {
    return TableName.quoted(PostgresTarget.NIGHT);
  }

  private static String left() {
    return TableName.quoted(PostgresTarget.LEFT);
  }
}
