package io.filrouge.batch.deliveries;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A real server of PostgreSQL: whoever is not its superuser has to name a password. */
final class TestPostgres implements AutoCloseable {
  private final EmbeddedPostgres server;

  /** One that forgets what it was given when the machine dies, and is quicker for it. */
  TestPostgres() {
    this("off");
  }

  /**
   * @param fsync on or off
   */
  TestPostgres(String fsync) {
    try {
      server =
          EmbeddedPostgres.builder()
              .setDataDirectoryCustomizer(TestPostgres::askForPasswords)
              .setServerConfig("fsync", fsync)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void askForPasswords(File data) {
    try {
      Files.writeString(
          Path.of(data.getPath(), "pg_hba.conf"),
          "local all all trust\nhost all postgres 127.0.0.1/32 trust\n"
              + "host all postgres ::1/128 trust\nhost all all all scram-sha-256\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getPort();
  }

  void run(String... statements) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Rows of a question, their columns joined by blanks. */
  List<String> rows(String question) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      List<String> rows = new ArrayList<>();
      while (answer.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
          row.add(answer.getString(i));
        }
        rows.add(String.join(" ", row.stream().map(String::valueOf).toList()));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Connection connection() throws SQLException {
    return server.getPostgresDatabase().getConnection();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
