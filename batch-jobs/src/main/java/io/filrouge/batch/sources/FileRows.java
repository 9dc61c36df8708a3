package io.filrouge.batch.sources;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.filrouge.settings.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Reads rows from files of one format. */
final class FileRows {
  private static final String SAYS_SOMETHING = "[^\\s\\[\\]{},\\uFEFF\\uFFFD]";
  private static final int MOST_COLUMNS = 5_000;

  private final SparkSession session;
  private final SourceConfig source;

  FileRows(SparkSession session, SourceConfig source) {
    this.session = session;
    this.source = source;
  }

  /** The rows of some files, in parts that agree in their columns. */
  List<RawRows> read(List<SourceFile> files) {
    return switch (source.format()) {
      case CSV -> csv(files);
      case JSON -> json(files);
      case TEXT -> List.of(text(files));
      default -> List.of(typed(files));
    };
  }

  /**
   * CSV is read as text by each file's own header: Spark would read all files of a glob by the
   * position of the first one's.
   */
  private List<RawRows> csv(List<SourceFile> files) {
    Map<String, String> options = csvOptions(source);
    Map<List<String>, List<SourceFile>> byHeader = new LinkedHashMap<>();
    for (SourceFile file : files) {
      List<String> header =
          CsvHeader.of(source, options, file, session.sparkContext().hadoopConfiguration());
      if (!header.isEmpty()) {
        byHeader.computeIfAbsent(header, names -> new ArrayList<>()).add(file);
      }
    }
    return byHeader.entrySet().stream()
        .map(group -> csv(options, group.getKey(), group.getValue()))
        .toList();
  }

  private RawRows csv(Map<String, String> options, List<String> header, List<SourceFile> files) {
    StructType schema = new StructType();
    for (String name : header) {
      schema = schema.add(name, DataTypes.StringType);
    }
    Dataset<Row> rows =
        session
            .read()
            .schema(schema.add(RawRows.MALFORMED, DataTypes.StringType))
            .options(options)
            .option("columnNameOfCorruptRecord", RawRows.MALFORMED)
            .csv(paths(files));
    return withFile(rows, header, files, decoded(header));
  }

  /** What the reader of CSV files is told of a source's. */
  static Map<String, String> csvOptions(SourceConfig source) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("header", "true");
    // RFC 4180 doubles a quote within quotes; Spark alone would take a backslash.
    options.put("escape", "\"");
    source.options().forEach((name, value) -> putIgnoringCase(options, name, value));
    return options;
  }

  private static void putIgnoringCase(Map<String, String> options, String name, String value) {
    options.keySet().removeIf(name::equalsIgnoreCase);
    options.put(name, value);
  }

  /**
   * JSON values are read as text, so that a number today and a text tomorrow are one column. The
   * columns are those that any line of these files has.
   */
  private List<RawRows> json(List<SourceFile> files) {
    StructType schema = jsonSchema(files);
    if (schema.isEmpty()) {
      requireNoLines(files);
      return List.of();
    }
    requireFewColumns(schema, files);
    List<String> columns = List.of(schema.fieldNames());
    Dataset<Row> rows =
        session
            .read()
            .schema(schema.add(RawRows.MALFORMED, DataTypes.StringType))
            .options(source.options())
            .option("columnNameOfCorruptRecord", RawRows.MALFORMED)
            .json(paths(files));
    return List.of(withFile(rows, columns, files, decoded(columns)));
  }

  // Rows without a column have nothing that they could be told by. An empty list or object says
  // that
  // there are none, and so does nothing but the mark of the order of bytes.
  private void requireNoLines(List<SourceFile> files) {
    boolean isEmpty =
        session.read().textFile(paths(files)).where(col("value").rlike(SAYS_SOMETHING)).isEmpty();
    if (!isEmpty) {
      throw Failure.input(
          "Cannot read "
              + source.key()
              + ": no line of "
              + files.get(0).name()
              + (files.size() == 1 ? "" : " or of the " + (files.size() - 1) + " files after it")
              + " is a JSON object with a value; have it delivered again, or check format and"
              + " options");
    }
  }

  // Each name that any line has is a column, and of very many the engine's plans overflow.
  private void requireFewColumns(StructType schema, List<SourceFile> files) {
    if (schema.size() <= MOST_COLUMNS) {
      return;
    }
    String which =
        files.stream()
            .filter(file -> jsonSchema(List.of(file)).size() > MOST_COLUMNS)
            .map(file -> "lines of " + file.name() + " have")
            .findFirst()
            .orElse("its files have, together,");
    throw Failure.input(
        String.format(
            Locale.ROOT,
            "Cannot read %s: %s more than %,d columns; have it delivered again with fewer",
            source.key(),
            which,
            MOST_COLUMNS));
  }

  private StructType jsonSchema(List<SourceFile> files) {
    // Options say how lines are to be understood: then the engine alone knows.
    List<String> flat =
        source.options().isEmpty() ? JsonColumns.flat(session.read().textFile(paths(files))) : null;
    if (flat == null) {
      return nestedJsonSchema(files);
    }
    StructType schema = new StructType();
    for (String name : flat) {
      schema = schema.add(name, DataTypes.StringType);
    }
    return schema;
  }

  private StructType nestedJsonSchema(List<SourceFile> files) {
    StructType found =
        session
            .read()
            .option("primitivesAsString", "true")
            .options(source.options())
            .option("columnNameOfCorruptRecord", RawRows.MALFORMED)
            .json(paths(files))
            .schema();
    StructType schema = new StructType();
    for (StructField field : found.fields()) {
      if (!field.name().equals(RawRows.MALFORMED)) {
        schema = schema.add(field);
      }
    }
    return schema;
  }

  private RawRows text(List<SourceFile> files) {
    List<String> columns = List.of("value");
    Dataset<Row> rows = session.read().options(source.options()).text(paths(files));
    return withFile(
        rows.withColumn(RawRows.MALFORMED, lit(null).cast("string")),
        columns,
        files,
        decoded(columns));
  }

  private RawRows typed(List<SourceFile> files) {
    Dataset<Row> rows =
        session
            .read()
            .format(source.format().wireName())
            .option("mergeSchema", "true")
            .options(source.options())
            .load(paths(files));
    return withFile(
        rows.withColumn(RawRows.MALFORMED, lit(null).cast("string")),
        List.of(rows.columns()).subList(0, rows.columns().length),
        files,
        col(RawRows.MALFORMED));
  }

  /**
   * A byte that is no character of the encoding is read as U+FFFD: the row is not what was written.
   */
  private static Column decoded(List<String> columns) {
    List<Column> areDamaged = new ArrayList<>();
    List<Column> texts = new ArrayList<>();
    for (String name : columns) {
      Column text = functions.col(ColumnMapping.quoted(name)).cast("string");
      areDamaged.add(coalesce(text.contains("\uFFFD"), lit(false)));
      texts.add(text);
    }
    Column line = functions.concat_ws(",", texts.toArray(Column[]::new));
    return coalesce(col(RawRows.MALFORMED), functions.when(any(areDamaged), line));
  }

  // By halves: of some thousand columns a chain is deeper than the engine can follow.
  private static Column any(List<Column> conditions) {
    if (conditions.size() == 1) {
      return conditions.get(0);
    }
    int half = conditions.size() / 2;
    return any(conditions.subList(0, half)).or(any(conditions.subList(half, conditions.size())));
  }

  private static RawRows withFile(
      Dataset<Row> rows, List<String> columns, List<SourceFile> files, Column malformed) {
    List<Column> selected = new ArrayList<>();
    columns.forEach(name -> selected.add(col(ColumnMapping.quoted(name))));
    selected.add(fileName(files).as(RawRows.SOURCE_FILE));
    selected.add(malformed.as(RawRows.MALFORMED));
    return new RawRows(rows.select(selected.toArray(Column[]::new)), columns, files);
  }

  /** The file's name below the source's folder; the engine only knows its whole path, as a URI. */
  private static Column fileName(List<SourceFile> files) {
    if (files.size() == 1) {
      return lit(files.get(0).name());
    }
    Map<String, String> byPath = new HashMap<>();
    for (SourceFile file : files) {
      byPath.put(new Path(file.path()).toUri().getRawPath(), file.name());
    }
    return functions
        .udf(new FileNames(byPath), DataTypes.StringType)
        .apply(col("_metadata.file_path"));
  }

  private static String[] paths(List<SourceFile> files) {
    return files.stream().map(SourceFile::path).toArray(String[]::new);
  }
}
