package io.filrouge.batch.sources;

import static org.apache.spark.sql.functions.lit;

import io.filrouge.settings.Failure;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** Opens sources: lists what is new, reads headers, and checks every mapping against them. */
public final class Deliveries {
  private final SparkSession base;
  private final BiFunction<SparkSession, SourceConfig, Dataset<Row>> topicRecords;
  private final Map<ZoneId, SparkSession> sessions = new HashMap<>();

  /**
   * @param base the lake's session; sources are read in sessions beside it
   * @param topicRecords rows of staged.topic_records that a source brings, read in a session
   */
  public Deliveries(
      SparkSession base, BiFunction<SparkSession, SourceConfig, Dataset<Row>> topicRecords) {
    this.base = base;
    this.topicRecords = topicRecords;
  }

  /**
   * Opens a source.
   *
   * @param isNew which of its files are to be read
   * @param earlierColumns the columns it had on earlier nights; empty on its first
   * @throws Failure of exit code 3 where something is missing, of 2 where an expression is wrong
   */
  public Delivery open(
      SourceConfig source, Predicate<SourceFile> isNew, Map<String, DataType> earlierColumns) {
    SparkSession session =
        sessions.computeIfAbsent(source.zone(), zone -> IntakeSession.open(base, zone));
    List<SourceFile> files = List.of();
    List<RawRows> raw;
    if (source.format().isFiles()) {
      files = listed(source).stream().filter(isNew).toList();
      raw = files.isEmpty() ? List.of() : opened(session, source, files);
    } else if (source.format() == SourceFormat.KAFKA) {
      raw = List.of(TopicRows.of(topicRecords.apply(session, source)));
    } else {
      raw = List.of(TableRows.read(session, source));
    }
    Map<String, DataType> columns = columns(raw);
    Set<String> absent = new LinkedHashSet<>();
    for (RawRows part : raw) {
      absent.addAll(Drift.lostColumns(source, part, earlierColumns.keySet()));
    }
    ColumnMapping mapping = new ColumnMapping(source);
    Map<String, DataType> known = new LinkedHashMap<>(columns);
    absent.forEach(
        name -> known.putIfAbsent(name, earlierColumns.getOrDefault(name, DataTypes.StringType)));
    source.acceptLostColumns().forEach(name -> known.putIfAbsent(name, DataTypes.StringType));
    LookUps lookUps = new LookUps(mapping, lookUp -> opened(session, lookUp, listed(lookUp)));
    List<RawRows> completed = raw.stream().map(part -> completed(part, known)).toList();
    List<MappedRows> parts =
        lookUps.joined(completed, source.lookUps()).stream().map(mapping::apply).toList();
    return new Delivery(
        source,
        files,
        parts,
        columns,
        Drift.newColumns(columns.keySet(), earlierColumns.keySet()),
        List.copyOf(new TreeSet<>(absent)));
  }

  private List<SourceFile> listed(SourceConfig source) {
    return FileListing.of(source, base.sparkContext().hadoopConfiguration());
  }

  private static List<RawRows> opened(
      SparkSession session, SourceConfig source, List<SourceFile> files) {
    try {
      return new FileRows(session, source).read(files);
    } catch (Failure e) {
      throw e;
    } catch (Exception e) {
      throw Failure.input(
          "Cannot read "
              + source.key()
              + ": "
              + unreadable(session, source, files)
              + " not readable as "
              + source.format().wireName()
              + condition(e)
              + "; have it delivered again, or check format and options",
          e);
    }
  }

  // What the engine says of a file that it cannot open does not always name it.
  private static String unreadable(
      SparkSession session, SourceConfig source, List<SourceFile> files) {
    List<SourceFile> suspects = files;
    while (suspects.size() > 1) {
      int half = suspects.size() / 2;
      List<SourceFile> first = suspects.subList(0, half);
      List<SourceFile> second = suspects.subList(half, suspects.size());
      if (!isReadable(session, source, first)) {
        suspects = first;
      } else if (!isReadable(session, source, second)) {
        suspects = second;
      } else {
        return "its files are, together,";
      }
    }
    return suspects.get(0).name() + " is";
  }

  private static boolean isReadable(
      SparkSession session, SourceConfig source, List<SourceFile> files) {
    try {
      new FileRows(session, source).read(files);
      return true;
    } catch (Exception e) {
      return false;
    }
  }

  private static String condition(Exception e) {
    return e instanceof SparkThrowable told && told.getCondition() != null
        ? " (" + told.getCondition() + ")"
        : "";
  }

  /** All columns that any part has, in the order in which they come. */
  private static Map<String, DataType> columns(List<RawRows> parts) {
    Map<String, DataType> columns = new LinkedHashMap<>();
    for (RawRows part : parts) {
      for (StructField field : part.rows().schema().fields()) {
        if (part.columns().contains(field.name())) {
          columns.putIfAbsent(field.name(), field.dataType());
        }
      }
    }
    return columns;
  }

  /** A part with the columns that only other parts have, empty: an older file may lack them. */
  private static RawRows completed(RawRows part, Map<String, DataType> all) {
    Dataset<Row> rows = part.rows();
    List<String> columns = new ArrayList<>(part.columns());
    for (Map.Entry<String, DataType> column : all.entrySet()) {
      if (columns.stream().noneMatch(column.getKey()::equalsIgnoreCase)) {
        rows = rows.withColumn(column.getKey(), lit(null).cast(column.getValue()));
        columns.add(column.getKey());
      }
    }
    return new RawRows(rows, columns, part.files());
  }
}
