package io.filrouge.batch.deliveries;

import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Copies the rows of one partition into a staging table, all or none, and says how many. */
final class StagedRows implements MapPartitionsFunction<Row, Long> {
  @Serial private static final long serialVersionUID = 1L;

  private static final int CHUNK = 1 << 16;

  private final DatabaseAccess access;
  private final String copy;
  private final boolean[] isJson;

  StagedRows(DatabaseAccess access, Statements statements) {
    this.access = access;
    this.copy = statements.copy();
    List<TargetColumn> columns = statements.target().columns();
    this.isJson = new boolean[columns.size()];
    for (int i = 0; i < isJson.length; i++) {
      isJson[i] = columns.get(i).isJson();
    }
  }

  @Override
  public Iterator<Long> call(Iterator<Row> rows) {
    try (Connection connection = access.open()) {
      return List.of(copy(connection, rows)).iterator();
    } catch (SQLException e) {
      throw RefusedException.of(e);
    }
  }

  private long copy(Connection connection, Iterator<Row> rows) throws SQLException {
    CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
    try {
      CopyLine line = new CopyLine();
      StringBuilder chunk = new StringBuilder();
      while (rows.hasNext()) {
        chunk.append(line(line, rows.next()));
        if (chunk.length() >= CHUNK || !rows.hasNext()) {
          byte[] bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
          in.writeToCopy(bytes, 0, bytes.length);
          chunk.setLength(0);
        }
      }
      return in.endCopy();
    } finally {
      if (in.isActive()) {
        in.cancelCopy();
      }
    }
  }

  private String line(CopyLine line, Row row) {
    line.first(row.get(0));
    for (int i = 1; i < isJson.length; i++) {
      if (isJson[i]) {
        line.nextJson(row.getString(i));
      } else if (row.get(i) instanceof scala.collection.Seq<?>) {
        line.next(row.getList(i));
      } else {
        line.next(row.get(i));
      }
    }
    return line.end();
  }
}
