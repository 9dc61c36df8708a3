package io.filrouge.batch.tables;

import io.filrouge.batch.tables.TableReader.Layout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.NoopCache$;
import org.apache.spark.sql.execution.datasources.PartitionPath;
import org.apache.spark.sql.execution.datasources.PartitionSpec;
import org.apache.spark.sql.execution.datasources.PartitioningAwareFileIndex;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The files of one version of a table, as its log lists them, for a plain Parquet scan.
 *
 * <p>Delta's own source replays the log by a query of several stages for each table and asks that
 * by another one for each scan: a quarter of what a night over small tables costs. The log reader
 * needs milliseconds. What is lost is that files are left out by their smallest and largest values;
 * those of other partitions still are.
 */
final class LoggedFiles extends PartitioningAwareFileIndex {
  private final Path root;
  private final long version;
  private final PartitionSpec partitions;
  private final Map<Path, FileStatus> files;
  private final Map<Path, List<FileStatus>> folders;

  private LoggedFiles(SparkSession spark, Path root, Layout layout, PartitionSpec partitions) {
    super(spark, none(), Option.empty(), NoopCache$.MODULE$);
    this.root = root;
    this.version = layout.version();
    this.partitions = partitions;
    this.files = new LinkedHashMap<>();
    this.folders = new LinkedHashMap<>();
    for (DataFile file : layout.files()) {
      FileStatus status = status(root, file);
      files.put(status.getPath(), status);
      folders.computeIfAbsent(status.getPath().getParent(), any -> new ArrayList<>()).add(status);
    }
  }

  /** The rows of a table's version, columns in the table's order. */
  static Dataset<Row> rows(SparkSession spark, String location, Layout layout) {
    StructType schema = (StructType) StructType.fromJson(layout.schemaJson());
    StructType laidOutBy = new StructType();
    for (String name : layout.partitionedBy()) {
      laidOutBy = laidOutBy.add(schema.apply(name));
    }
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    Path root = qualified(new Path(location), hadoop);
    PartitionSpec partitions = partitions(root, laidOutBy, layout.files());
    return spark.baseRelationToDataFrame(
        HadoopFsRelation.apply(
            new LoggedFiles(spark, root, layout, partitions),
            laidOutBy,
            schema,
            Option.empty(),
            new ParquetFileFormat(),
            none(),
            spark));
  }

  private static Path qualified(Path path, Configuration hadoop) {
    try {
      return path.getFileSystem(hadoop).makeQualified(path);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException("Cannot look for " + path, e);
    }
  }

  private static PartitionSpec partitions(Path root, StructType columns, List<DataFile> files) {
    if (columns.isEmpty()) {
      return PartitionSpec.emptySpec();
    }
    Map<Path, PartitionPath> found = new LinkedHashMap<>();
    for (DataFile file : files) {
      Path folder = status(root, file).getPath().getParent();
      found.computeIfAbsent(folder, path -> new PartitionPath(values(columns, file), path));
    }
    return new PartitionSpec(columns, seq(List.copyOf(found.values())));
  }

  private static InternalRow values(StructType columns, DataFile file) {
    Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      String text = file.partition().get(columns.apply(i).name());
      values[i] =
          new Cast(
                  Literal.create(UTF8String.fromString(text), DataTypes.StringType),
                  columns.apply(i).dataType(),
                  Option.apply("UTC"),
                  EvalMode.ANSI())
              .eval(null);
    }
    return new GenericInternalRow(values);
  }

  private static FileStatus status(Path root, DataFile file) {
    Path path = new Path(root, new Path(file.path()));
    return new FileStatus(file.bytes(), false, 1, BLOCK, file.writtenAt(), path);
  }

  // Where blocks lie is not asked; a size is needed all the same.
  private static final long BLOCK = 128L << 20;

  @Override
  public PartitionSpec partitionSpec() {
    return partitions;
  }

  @Override
  public scala.collection.mutable.LinkedHashMap<Path, FileStatus> leafFiles() {
    scala.collection.mutable.LinkedHashMap<Path, FileStatus> all =
        new scala.collection.mutable.LinkedHashMap<>();
    files.forEach(all::put);
    return all;
  }

  @Override
  public scala.collection.immutable.Map<Path, FileStatus[]> leafDirToChildrenFiles() {
    List<Tuple2<Path, FileStatus[]>> all = new ArrayList<>();
    folders.forEach((path, held) -> all.add(new Tuple2<>(path, held.toArray(FileStatus[]::new))));
    return scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(all));
  }

  @Override
  public Seq<Path> rootPaths() {
    return seq(List.of(root));
  }

  /** A version never changes. */
  @Override
  public void refresh() {}

  /** Scans of one version are equal: a plan that holds two of them computes one. */
  @Override
  public boolean equals(Object other) {
    return other instanceof LoggedFiles that && version == that.version && root.equals(that.root);
  }

  @Override
  public int hashCode() {
    return 31 * root.hashCode() + Long.hashCode(version);
  }

  private static <T> Seq<T> seq(List<T> list) {
    return CollectionConverters.asScala(list).toSeq();
  }

  private static scala.collection.immutable.Map<String, String> none() {
    return scala.collection.immutable.Map$.MODULE$.empty();
  }
}
