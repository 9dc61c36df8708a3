package io.filrouge.batch.deliveries;

import io.filrouge.settings.Failure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One run's connection to a target. For as long as it is open no other run delivers into the same
 * table: it holds a lock that the server takes away from whoever dies.
 */
final class TargetDatabase implements AutoCloseable {
  /** Of the server, for comparing a million rows without its disk. */
  private static final String MEMORY = "128MB";

  private final PostgresTarget target;
  private final Statements statements;
  private final Connection connection;

  private TargetDatabase(PostgresTarget target, Statements statements, Connection connection) {
    this.target = target;
    this.statements = statements;
    this.connection = connection;
  }

  static TargetDatabase open(PostgresTarget target, Statements statements) {
    Connection connection = target.access().open();
    TargetDatabase database = new TargetDatabase(target, statements, connection);
    boolean isOpen = false;
    try {
      database.lock();
      isOpen = true;
      return database;
    } finally {
      if (!isOpen) {
        database.close();
      }
    }
  }

  /** The night that the table holds; empty where nothing was delivered yet. */
  Optional<LocalDate> night() {
    return asked(
        () -> {
          if (!exists(target.stagingSchema(), Statements.BOOKS)) {
            return Optional.empty();
          }
          return nightOf("");
        });
  }

  /** Takes away what killed runs left, and makes what this run needs. */
  void prepare() {
    asked(
        () -> {
          dropLeftovers();
          if (!exists(target.stagingSchema(), Statements.BOOKS)) {
            execute(statements.createBooks());
          }
          prepareTable();
          execute(statements.createStaging());
          return null;
        });
  }

  /**
   * Brings the table to what was staged, in one transaction.
   *
   * @param sent how many rows were staged
   * @throws Failure of exit code 4 when more customers would leave than may
   */
  Merged merge(LocalDate night, long sent) {
    return asked(
        () -> {
          execute("ANALYZE " + statements.staging().sql());
          connection.setAutoCommit(false);
          execute("SET LOCAL work_mem = '" + MEMORY + "'");
          Merged merged = merged(night, sent);
          connection.commit();
          return merged;
        });
  }

  private Merged merged(LocalDate night, long sent) throws SQLException {
    lockBooks();
    if (nightOf(" FOR UPDATE").filter(night::isBefore).isPresent()) {
      throw new IllegalStateException("Cannot deliver: a newer night came in spite of the lock");
    }
    requireStaged(sent);
    long left = leaving() > 0 ? update(statements.leave(night)) : 0;
    long changed = update(statements.upsert());
    try (PreparedStatement note =
        connection.prepareStatement(
            "UPDATE "
                + statements.books()
                + " SET as_of_date = ?, row_count = ? WHERE table_name = ?"
                + " AND (as_of_date, row_count) IS DISTINCT FROM (?, ?)")) {
      note.setObject(1, night);
      note.setLong(2, sent);
      note.setString(3, target.table().toString());
      note.setObject(4, night);
      note.setLong(5, sent);
      note.executeUpdate();
    }
    execute("DROP TABLE " + statements.staging().sql());
    return new Merged(changed, left);
  }

  /** Lets go of the lock; the server rolls back what was not committed. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // It is gone already, and with it the lock.
      return;
    }
  }

  private void lock() {
    boolean isMine =
        asked(
            () -> count("SELECT pg_try_advisory_lock(" + target.table().lockKey() + ")::int") == 1);
    if (!isMine) {
      throw RefusedException.busy();
    }
  }

  private void lockBooks() throws SQLException {
    try (PreparedStatement line =
        connection.prepareStatement(
            "INSERT INTO "
                + statements.books()
                + " (table_name) VALUES (?) ON CONFLICT DO NOTHING")) {
      line.setString(1, target.table().toString());
      line.executeUpdate();
    }
  }

  private Optional<LocalDate> nightOf(String locking) throws SQLException {
    try (PreparedStatement question =
        connection.prepareStatement(
            "SELECT as_of_date FROM " + statements.books() + " WHERE table_name = ?" + locking)) {
      question.setString(1, target.table().toString());
      try (ResultSet answer = question.executeQuery()) {
        return answer.next()
            ? Optional.ofNullable(answer.getObject(1, LocalDate.class))
            : Optional.empty();
      }
    }
  }

  private void dropLeftovers() throws SQLException {
    List<TableName> leftovers = new ArrayList<>();
    try (PreparedStatement question =
        connection.prepareStatement(
            "SELECT tablename FROM pg_tables WHERE schemaname = ? AND starts_with(tablename, ?)")) {
      question.setString(1, target.stagingSchema());
      question.setString(2, target.table().stagingPrefix());
      try (ResultSet answer = question.executeQuery()) {
        while (answer.next()) {
          leftovers.add(new TableName(target.stagingSchema(), answer.getString(1)));
        }
      }
    }
    for (TableName leftover : leftovers) {
      execute("DROP TABLE IF EXISTS " + leftover.sql());
    }
  }

  private void prepareTable() throws SQLException {
    Set<String> there = columnsThere();
    if (there.isEmpty()) {
      if (!target.isMadeWhereMissing()) {
        throw missing("table " + target.table());
      }
      execute(statements.createTable());
      return;
    }
    List<TargetColumn> needed = new ArrayList<>(target.columns());
    if (target.leavers() == Leavers.MARK) {
      needed.add(new TargetColumn(PostgresTarget.LEFT, "date"));
    }
    needed.removeIf(column -> there.contains(column.name()));
    for (TargetColumn column : needed) {
      if (!target.isMadeWhereMissing()) {
        throw missing("column " + column.name() + " of table " + target.table());
      }
      execute(statements.addColumn(column));
    }
  }

  private Failure missing(String what) {
    return Failure.configuration(
        "Cannot find " + what + " at " + target.access() + "; make it, or set create = true");
  }

  private Set<String> columnsThere() throws SQLException {
    Set<String> columns = new HashSet<>();
    try (PreparedStatement question =
        connection.prepareStatement(
            "SELECT attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
                + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ?"
                + " AND c.relname = ? AND attnum > 0 AND NOT attisdropped")) {
      question.setString(1, target.table().schema());
      question.setString(2, target.table().table());
      try (ResultSet answer = question.executeQuery()) {
        while (answer.next()) {
          columns.add(answer.getString(1));
        }
      }
    }
    return columns;
  }

  private boolean exists(String schema, String table) throws SQLException {
    try (PreparedStatement question =
        connection.prepareStatement(
            "SELECT FROM pg_tables WHERE schemaname = ? AND tablename = ?")) {
      question.setString(1, schema);
      question.setString(2, table);
      try (ResultSet answer = question.executeQuery()) {
        return answer.next();
      }
    }
  }

  private void requireStaged(long sent) throws SQLException {
    long staged = count(statements.countStaged());
    if (staged > sent) {
      staged -= update(statements.dropRepeated());
    }
    if (staged != sent) {
      throw RefusedException.stagedRowsLost();
    }
  }

  private long leaving() throws SQLException {
    try (Statement question = connection.createStatement();
        ResultSet answer = question.executeQuery(statements.countLeavers())) {
      answer.next();
      long there = answer.getLong(1);
      long leaving = answer.getLong(2);
      if (leaving > there * target.mostLeavers()) {
        throw Failure.quality(
            String.format(
                Locale.ROOT,
                "Cannot deliver %s: %,d of the %,d customers in %s would leave, more than"
                    + " most-leavers = %s allows; nothing was changed, see whether the night and"
                    + " where are right, or raise it",
                target.name(),
                leaving,
                there,
                target.table(),
                target.mostLeavers()));
      }
      return leaving;
    }
  }

  private long count(String sql) throws SQLException {
    try (Statement question = connection.createStatement();
        ResultSet answer = question.executeQuery(sql)) {
      answer.next();
      return answer.getLong(1);
    }
  }

  private long update(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate(sql);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static <T> T asked(Question<T> question) {
    try {
      return question.ask();
    } catch (SQLException e) {
      throw RefusedException.of(e);
    }
  }

  private interface Question<T> {
    T ask() throws SQLException;
  }
}
