package io.filrouge.batch.tables;

import io.filrouge.batch.tables.TableReader.Layout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** The lake at a URI: where each table lies, and the only place that reads or writes one. */
public final class Lake {
  private static final String NOTE = "userMetadata";

  private final SparkSession spark;
  private final String uri;
  private final Publications publications;
  private final ReadTables read;

  public Lake(SparkSession spark, String uri) {
    this(
        spark,
        uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri,
        new Publications(),
        new ReadTables());
  }

  private Lake(SparkSession spark, String uri, Publications publications, ReadTables read) {
    this.spark = spark;
    this.uri = uri;
    this.publications = publications;
    this.read = read;
  }

  /** The same lake, read in another session. */
  public Lake in(SparkSession session) {
    return new Lake(session, uri, publications, read);
  }

  public SparkSession spark() {
    return spark;
  }

  public String uri() {
    return uri;
  }

  /** Where a table lies. */
  public String location(TableContract table) {
    return uri + "/" + table.path();
  }

  /** Whether a table has been published at least once. */
  public boolean has(TableContract table) {
    publications.await(table.path());
    return isWritten(table);
  }

  private boolean isWritten(TableContract table) {
    Path log = new Path(location(table), "_delta_log");
    try {
      FileSystem files = log.getFileSystem(spark.sparkContext().hadoopConfiguration());
      if (!files.exists(log)) {
        return false;
      }
      // A writer that was killed before its first commit leaves an empty log behind.
      for (FileStatus status : files.listStatus(log)) {
        if (status.getPath().getName().matches("\\d{20}\\.(json|checkpoint.*)")) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look for table " + table.path(), e);
    }
  }

  /** The table's rows; none, with the contract's columns, where it was never published. */
  public Dataset<Row> read(TableContract table) {
    if (!has(table)) {
      return spark.createDataFrame(List.of(), table.schema());
    }
    return rows(table, TableReader.open(this, table));
  }

  /** The rows of one version of a table. */
  Dataset<Row> read(TableContract table, long version) {
    return rows(table, TableReader.open(this, table, version));
  }

  // Delta's own source leaves files out by the values that a table is searched by: worth its
  // queries
  // where there are many.
  private Dataset<Row> rows(TableContract table, TableReader reader) {
    noteReading(table);
    Layout layout = reader.layout();
    boolean isSearched = !table.foundBy().isEmpty() && !LakeSession.isForSmallTables(spark);
    return layout.isPlain() && !isSearched
        ? LoggedFiles.rows(spark, location(table), layout)
        : spark
            .read()
            .format("delta")
            .option("versionAsOf", layout.version())
            .load(location(table));
  }

  /** Remembers that somebody reads a table. */
  void noteReading(TableContract table) {
    read.add(table);
  }

  /** The tables that were read since this was asked last, by path. */
  public List<TableContract> takeTablesRead() {
    return read.take();
  }

  /**
   * The night that a table was last written for; empty where it was never published, or where
   * somebody else wrote it since.
   */
  public Optional<LocalDate> writtenFor(TableContract table) {
    CommitLog log = log(table);
    for (long version = log.newest(); version >= 0; version--) {
      Optional<CommitLog.Commit> commit = log.commit(version);
      if (!commit.map(CommitLog.Commit::isHarmless).orElse(false)) {
        return commit.flatMap(CommitLog.Commit::note).map(CommitNote::asOf);
      }
    }
    return Optional.empty();
  }

  /** What the table's commits say, once those that were handed over are there. */
  CommitLog log(TableContract table) {
    publications.await(table.path());
    return CommitLog.of(location(table), spark.sparkContext().hadoopConfiguration());
  }

  /** Whether the files of a version are still there: those of the newest one always are. */
  boolean isReadable(TableContract table, long version) {
    if (version == log(table).newest()) {
      return true;
    }
    try {
      FileSystem files =
          new Path(location(table)).getFileSystem(spark.sparkContext().hadoopConfiguration());
      for (DataFile file : TableReader.open(this, table, version).files()) {
        if (!files.exists(new Path(file.path()))) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look for the files of " + table.path(), e);
    }
  }

  /** Adds rows to a table of the platform's own books. */
  public void append(TableContract table, Dataset<Row> rows) {
    rows.write().format("delta").mode(SaveMode.Append).save(location(table));
  }

  /** Publishes in the background. */
  void publish(TableContract table, Runnable publication) {
    publications.submit(table.path(), publication);
  }

  /** Waits until all that was handed over is published; throws what went wrong with it, once. */
  public void awaitPublications() {
    publications.awaitAll();
  }

  /** Replaces the whole table. */
  void overwrite(TableContract table, Dataset<Row> rows, CommitNote note) {
    noted(table, laidOut(table, writer(table, rows)).option("overwriteSchema", "true"), note)
        .save(location(table));
  }

  /** Replaces the rows that fulfil a condition. */
  void replaceWhere(TableContract table, Dataset<Row> rows, String condition, CommitNote note) {
    noted(table, replaced(table, rows, condition), note).save(location(table));
  }

  /**
   * In one commit even where none are replaced by none: Delta leaves such a commit out unless it
   * carries a transaction, and a later night or job could not tell whether this one had run.
   */
  private DataFrameWriter<Row> noted(
      TableContract table, DataFrameWriter<Row> writer, CommitNote note) {
    CommitLog log = CommitLog.of(location(table), spark.sparkContext().hadoopConfiguration());
    return writer
        .option(NOTE, note.toJson())
        .option("txnAppId", "filrouge")
        .option("txnVersion", log.newest() + 1);
  }

  /** Replaces the rows of one of the platform's own books that fulfil a condition. */
  public void replaceWhere(TableContract table, Dataset<Row> rows, String condition) {
    replaced(table, rows, condition).save(location(table));
  }

  private DataFrameWriter<Row> replaced(TableContract table, Dataset<Row> rows, String condition) {
    // A table that is there keeps the layout that it has.
    return isWritten(table)
        ? writer(table, rows).option("replaceWhere", condition).option("mergeSchema", "true")
        : laidOut(table, writer(table, rows));
  }

  /**
   * Lays a table that is laid out by night together in one part; it stays so. Its rows stay too.
   */
  public void layTogether(TableContract table) {
    writer(table, read(table).coalesce(1))
        .option("overwriteSchema", "true")
        .option(NOTE, CommitLog.UPKEEP)
        .save(location(table));
  }

  /** Takes the rows of past nights away that no job reads again. */
  public void letGo(TableContract table, String condition) {
    String key = "spark.databricks.delta.commitInfo.userMetadata";
    spark.conf().set(key, CommitLog.UPKEEP);
    try {
      spark.sql("DELETE FROM delta.`" + location(table) + "` WHERE " + condition);
    } finally {
      spark.conf().unset(key);
    }
  }

  private static DataFrameWriter<Row> writer(TableContract table, Dataset<Row> rows) {
    DataFrameWriter<Row> writer = rows.write().format("delta").mode(SaveMode.Overwrite);
    return table.foundBy().isEmpty()
        ? writer
        : writer.option("delta.dataSkippingStatsColumns", String.join(",", table.foundBy()));
  }

  private static DataFrameWriter<Row> laidOut(TableContract table, DataFrameWriter<Row> writer) {
    return table.partitionedBy().isEmpty()
        ? writer
        : writer.partitionBy(table.partitionedBy().toArray(String[]::new));
  }
}
