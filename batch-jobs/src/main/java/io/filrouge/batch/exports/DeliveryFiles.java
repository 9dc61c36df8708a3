package io.filrouge.batch.exports;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.current_timezone;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.to_utc_timestamp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Writes rows as the files of a delivery, in its folder of unfinished ones. The engine's tasks
 * write them row by row: however many there are, no memory holds them.
 */
final class DeliveryFiles {
  private static final Map<String, String> JSON = json("false");

  private final String folder;
  private final FileNames names;
  private final FileFormat format;
  private final int rowsAFile;

  DeliveryFiles(String folder, FileNames names, FileFormat format, int rowsAFile) {
    this.folder = folder;
    this.names = names;
    this.format = format;
    this.rowsAFile = rowsAFile;
  }

  /**
   * Writes all rows; no file where there are none.
   *
   * @param rows {@link SplitRows#ORDER} and the columns to write
   */
  List<ExportFile> write(Dataset<Row> rows, long rowCount) {
    if (rowCount == 0) {
      return List.of();
    }
    Dataset<Row> split = SplitRows.of(rows, rowCount, rowsAFile);
    Dataset<Row> data = split.drop(SplitRows.ORDER);
    return switch (format) {
      case CSV -> lines(split, csvCells(data), csvFormat(data));
      case JSON -> lines(split, List.of(json(data)), LineFormat.json());
      case PARQUET -> parquet(data, rowCount);
    };
  }

  private List<ExportFile> lines(Dataset<Row> split, List<Column> cells, LineFormat lineFormat) {
    List<Column> selected = new ArrayList<>();
    selected.add(col(SplitRows.FILE));
    selected.addAll(cells);
    SerializableConfiguration hadoop =
        new SerializableConfiguration(split.sparkSession().sparkContext().hadoopConfiguration());
    LineFileTask task = new LineFileTask(folder, names, lineFormat, hadoop);
    return split
        .select(selected.toArray(Column[]::new))
        .toJavaRDD()
        .mapPartitions(task)
        .collect()
        .stream()
        .map(LineFileTask::told)
        .sorted(Comparator.comparing(ExportFile::name))
        .toList();
  }

  /**
   * How values are written as JSON.
   *
   * @param ignoreNullFields {@code true}: what is empty is left out
   */
  static Map<String, String> json(String ignoreNullFields) {
    return Map.of(
        "ignoreNullFields",
        ignoreNullFields,
        "timeZone",
        "UTC",
        "timestampFormat",
        "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
  }

  private static List<StructField> fields(Dataset<Row> data) {
    return List.of(data.schema().fields()).stream()
        .filter(field -> !field.name().equals(SplitRows.FILE))
        .toList();
  }

  private static LineFormat csvFormat(Dataset<Row> data) {
    List<StructField> fields = fields(data);
    boolean[] isGuarded = new boolean[fields.size()];
    for (int i = 0; i < isGuarded.length; i++) {
      isGuarded[i] = fields.get(i).dataType() instanceof StringType;
    }
    return new LineFormat(fields.stream().map(StructField::name).toList(), isGuarded);
  }

  private static List<Column> csvCells(Dataset<Row> data) {
    return fields(data).stream().map(field -> cell(field.name(), field.dataType())).toList();
  }

  // What has parts is JSON in its cell; it begins with a bracket, which no spreadsheet reckons.
  private static Column cell(String name, DataType type) {
    Column value = col("`" + name + "`");
    if (type.equals(DataTypes.TimestampType)) {
      return date_format(
          to_utc_timestamp(value, current_timezone()), "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
    }
    boolean hasParts =
        List.of("array", "struct", "map").stream().anyMatch(type.typeName()::startsWith);
    return hasParts ? to_json(value, JSON) : value.cast("string");
  }

  private static Column json(Dataset<Row> data) {
    Column[] columns =
        fields(data).stream().map(field -> col("`" + field.name() + "`")).toArray(Column[]::new);
    return to_json(struct(columns), JSON);
  }

  private List<ExportFile> parquet(Dataset<Row> data, long rowCount) {
    PartFolders parts = new PartFolders(folder, names, data.sparkSession());
    data.write().partitionBy(SplitRows.FILE).parquet(parts.path());
    return parts.take(number -> Math.min(rowsAFile, rowCount - (long) number * rowsAFile));
  }
}
