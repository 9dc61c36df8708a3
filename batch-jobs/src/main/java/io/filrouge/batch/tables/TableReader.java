package io.filrouge.batch.tables;

import io.delta.kernel.Scan;
import io.delta.kernel.ScanBuilder;
import io.delta.kernel.Snapshot;
import io.delta.kernel.SnapshotBuilder;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.exceptions.UnsupportedProtocolVersionException;
import io.delta.kernel.exceptions.UnsupportedTableFeatureException;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import io.filrouge.settings.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;

/**
 * Reads rows of a published table without a Spark session, in a fraction of a second: what {@code
 * show} and {@code customer} need. The only class that touches Delta's own classes.
 */
public final class TableReader {
  private final Engine engine;
  private final Snapshot snapshot;

  private TableReader(Engine engine, Snapshot snapshot) {
    this.engine = engine;
    this.snapshot = snapshot;
  }

  /**
   * Opens the newest version of a table.
   *
   * @throws Failure of exit code 3 when it has not been published, when its log is damaged, or when
   *     it needs a newer reader
   */
  public static TableReader open(LakePlace lake, TableContract table) {
    Configuration hadoop = lake.hadoop();
    LogCheck.requireNewest(lake.uri(), table, hadoop);
    return open(lake.uri(), table, hadoop, newest -> newest);
  }

  /** Opens the newest version of a table; empty where it has never been published. */
  public static Optional<TableReader> find(LakePlace lake, TableContract table) {
    Configuration hadoop = lake.hadoop();
    return CommitLog.of(lake.uri() + "/" + table.path(), hadoop).newest() < 0
        ? Optional.empty()
        : Optional.of(open(lake.uri(), table, hadoop, newest -> newest));
  }

  private static TableReader open(
      String lakeUri,
      TableContract table,
      Configuration hadoop,
      UnaryOperator<SnapshotBuilder> at) {
    Engine engine = DefaultEngine.create(hadoop);
    String location = java.net.URI.create(lakeUri).isAbsolute() ? lakeUri : absolute(lakeUri);
    try {
      SnapshotBuilder newest = TableManager.loadSnapshot(location + "/" + table.path());
      return new TableReader(engine, at.apply(newest).build(engine));
    } catch (UnsupportedProtocolVersionException | UnsupportedTableFeatureException e) {
      throw Failure.input(
          "Cannot open "
              + table.path()
              + " in lake "
              + lakeUri
              + ": it needs what this release's readers do not know; use the release that wrote it",
          e);
    } catch (TableNotFoundException e) {
      throw Failure.input(
          "Cannot open "
              + table.path()
              + " in lake "
              + lakeUri
              + "; run 'filrouge batch nightly' first, or mend lake.uri",
          e);
    } catch (RuntimeException e) {
      throw LogCheck.all(lakeUri, table, hadoop)
          .orElseGet(
              () ->
                  Failure.input(
                      "Cannot read the log of "
                          + table.path()
                          + " in lake "
                          + lakeUri
                          + "; 'A damaged lake' in docs/runbook.md tells how to go on",
                      e));
    }
  }

  /** Opens the newest version of a table that is there, in the way that a lake is reached. */
  public static TableReader open(Lake lake, TableContract table) {
    lake.noteReading(table);
    return open(lake.uri(), table, hadoop(lake), newest -> newest);
  }

  /** Opens one version of a table that is there. */
  static TableReader open(Lake lake, TableContract table, long version) {
    return open(lake.uri(), table, hadoop(lake), newest -> newest.atVersion(version));
  }

  private static Configuration hadoop(Lake lake) {
    return lake.spark().sparkContext().hadoopConfiguration();
  }

  private static String absolute(String path) {
    return java.nio.file.Path.of(path).toAbsolutePath().normalize().toString();
  }

  /** Shows rows to a visitor until it has seen enough. */
  public interface Visitor {
    /** Looks at a row; false when no more are wanted. */
    boolean visit(TableRow row);
  }

  /**
   * Every row.
   *
   * @throws Failure of exit code 3 where a file cannot be read, as of the other ways to visit rows
   */
  public void forEach(Visitor visitor) {
    scan(snapshot.getScanBuilder().build(), visitor);
  }

  /**
   * The rows whose column reads like the value, as in {@code true} or {@code 2025-12-31}. Files
   * that cannot hold the value of a column of texts are not opened.
   */
  public void forEachWhere(String column, String value, Visitor visitor) {
    ScanBuilder builder = snapshot.getScanBuilder();
    if (snapshot.getSchema().get(column).getDataType() instanceof StringType) {
      builder = builder.withFilter(new Predicate("=", new Column(column), Literal.ofString(value)));
    }
    scan(builder.build(), row -> !reads(row, column, value) || visitor.visit(row));
  }

  private static boolean reads(TableRow row, String column, String value) {
    Object found = row.value(column);
    return found != null && value.equals(found.toString());
  }

  /** The rows whose day column has a value; files that cannot hold it are not opened. */
  public void forEachOf(String column, LocalDate day, Visitor visitor) {
    ScanBuilder builder =
        snapshot
            .getScanBuilder()
            .withFilter(
                new Predicate("=", new Column(column), Literal.ofDate((int) day.toEpochDay())));
    scan(builder.build(), row -> !day.equals(row.value(column)) || visitor.visit(row));
  }

  /**
   * How the rows of a version lie.
   *
   * @param schemaJson the table's columns as Spark writes them
   * @param isPlain whether the files are all there is to know: no row of theirs is marked as
   *     deleted, no column goes by another name
   */
  record Layout(
      long version,
      String schemaJson,
      List<String> partitionedBy,
      boolean isPlain,
      List<DataFile> files) {}

  /** How the rows of this version lie. */
  Layout layout() {
    return new Layout(
        snapshot.getVersion(),
        snapshot.getMetadata().getSchemaString(),
        snapshot.getPartitionColumnNames(),
        snapshot.getProtocol().getMinReaderVersion() == 1,
        files());
  }

  /**
   * The files of this version.
   *
   * @throws Failure of exit code 3 where the log's checkpoint cannot be read
   */
  public List<DataFile> files() {
    return read(this::filesOfLog);
  }

  private List<DataFile> filesOfLog() {
    List<DataFile> found = new ArrayList<>();
    try (CloseableIterator<FilteredColumnarBatch> batches =
        snapshot.getScanBuilder().build().getScanFiles(engine)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> files = batches.next().getRows()) {
          while (files.hasNext()) {
            Row file = files.next();
            FileStatus status = InternalScanFileUtils.getAddFileStatus(file);
            found.add(
                new DataFile(
                    status.getPath(),
                    InternalScanFileUtils.getPartitionValues(file),
                    status.getSize(),
                    status.getModificationTime()));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read table " + snapshot.getPath(), e);
    }
    return found;
  }

  private void scan(Scan scan, Visitor visitor) {
    Row state = scan.getScanState(engine);
    StructType physical = ScanStateRow.getPhysicalDataReadSchema(state);
    try (CloseableIterator<FilteredColumnarBatch> batches = read(() -> scan.getScanFiles(engine))) {
      while (read(batches::hasNext)) {
        try (CloseableIterator<Row> files = read(batches::next).getRows()) {
          while (files.hasNext()) {
            if (!readFile(state, physical, files.next(), visitor)) {
              return;
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read table " + snapshot.getPath(), e);
    }
  }

  private boolean readFile(Row state, StructType physical, Row file, Visitor visitor)
      throws IOException {
    FileStatus status = InternalScanFileUtils.getAddFileStatus(file);
    try (CloseableIterator<FileReadResult> read =
            engine.getParquetHandler().readParquetFiles(one(status), physical, Optional.empty());
        CloseableIterator<ColumnarBatch> physicalBatches = read.map(FileReadResult::getData);
        CloseableIterator<FilteredColumnarBatch> batches =
            Scan.transformPhysicalData(engine, state, file, physicalBatches)) {
      while (read(batches::hasNext)) {
        try (CloseableIterator<Row> rows = read(batches::next).getRows()) {
          while (rows.hasNext()) {
            if (!visitor.visit(TableRow.of(rows.next()))) {
              return false;
            }
          }
        }
      }
    }
    return true;
  }

  // What the reader says of a file that it cannot read may quote it.
  private <T> T read(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (RuntimeException e) {
      throw Failure.input(
          "Cannot read a file of table "
              + snapshot.getPath()
              + " or of its log: it is damaged, gone or out of reach; 'A damaged lake' in"
              + " docs/runbook.md tells how to go on",
          e);
    }
  }

  private static CloseableIterator<FileStatus> one(FileStatus status) {
    return io.delta.kernel.internal.util.Utils.singletonCloseableIterator(status);
  }
}
