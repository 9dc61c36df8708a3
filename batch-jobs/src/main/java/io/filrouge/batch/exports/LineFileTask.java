package io.filrouge.batch.exports;

import io.filrouge.domain.hashes.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Writes the files of one part, row by row, and tells what came of each. A file gets its name when
 * it is whole, so that a task that dies, or runs twice, leaves nothing that counts.
 */
final class LineFileTask implements FlatMapFunction<Iterator<Row>, Row> {
  private static final long serialVersionUID = 1L;

  private final String folder;
  private final FileNames names;
  private final LineFormat format;
  private final SerializableConfiguration hadoop;

  LineFileTask(
      String folder, FileNames names, LineFormat format, SerializableConfiguration hadoop) {
    this.folder = folder;
    this.names = names;
    this.format = format;
    this.hadoop = hadoop;
  }

  /** What a task tells of a file, which travels as a row. */
  static ExportFile told(Row file) {
    return new ExportFile(file.getString(0), file.getLong(1), file.getLong(2), file.getString(3));
  }

  /**
   * Writes.
   *
   * @param rows number of the file, and then cells; the rows of a file beside each other
   */
  @Override
  public Iterator<Row> call(Iterator<Row> rows) throws IOException {
    Path target = new Path(folder);
    FileSystem files = target.getFileSystem(hadoop.value());
    files.setWriteChecksum(false);
    Path attempt = new Path(target, "_attempt-" + TaskContext.get().taskAttemptId());
    List<Row> written = new ArrayList<>();
    Row row = rows.hasNext() ? rows.next() : null;
    while (row != null) {
      int number = row.getInt(0);
      String name = names.of(number);
      long count = 0;
      Path unfinished = new Path(attempt, name);
      try (Metered out = new Metered(files.create(unfinished, true))) {
        out.write(format.head());
        while (row != null && row.getInt(0) == number) {
          out.write(format.line(row, 1));
          count++;
          row = rows.hasNext() ? rows.next() : null;
        }
        out.flush();
        written.add(RowFactory.create(name, count, out.byteCount, out.sha256()));
      }
      files.delete(new Path(target, name), false);
      files.rename(unfinished, new Path(target, name));
    }
    files.delete(attempt, true);
    return written.iterator();
  }

  /** Counts and hashes what goes by. */
  private static final class Metered implements AutoCloseable {
    private final DigestOutputStream out;
    private long byteCount;

    Metered(OutputStream out) {
      this.out =
          new DigestOutputStream(new java.io.BufferedOutputStream(out, 1 << 16), Sha256.begun());
    }

    void write(byte[] bytes) throws IOException {
      out.write(bytes);
      byteCount += bytes.length;
    }

    void flush() throws IOException {
      out.flush();
    }

    String sha256() {
      return HexFormat.of().formatHex(out.getMessageDigest().digest());
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
