package io.filrouge.batch.sources;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import io.filrouge.settings.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Lays beside each row of a source what its look-ups say of it, as a struct of the look-up's name.
 *
 * <p>No row comes or goes by it: a look-up that names a key twice is refused, and a row of which it
 * says nothing has empty columns of it.
 */
final class LookUps {
  private static final String ROWS = "_rows";

  private final ColumnMapping mapping;
  private final Function<SourceConfig, List<RawRows>> reader;

  /**
   * @param reader reads all files of a look-up
   */
  LookUps(ColumnMapping mapping, Function<SourceConfig, List<RawRows>> reader) {
    this.mapping = mapping;
    this.reader = reader;
  }

  /** The parts of a source with its look-ups; what they hold is read and checked once. */
  List<RawRows> joined(List<RawRows> parts, List<LookUp> lookUps) {
    List<RawRows> joined = parts;
    for (LookUp lookUp : lookUps) {
      if (!joined.isEmpty()) {
        Dataset<Row> told = told(lookUp);
        joined = joined.stream().map(part -> joined(part, lookUp, told)).toList();
      }
    }
    return joined;
  }

  /** The look-up's struct and a column for each of its keys. */
  private Dataset<Row> told(LookUp lookUp) {
    List<RawRows> parts = reader.apply(lookUp.files());
    Dataset<Row> all =
        parts.stream()
            .map(RawRows::rows)
            .reduce((some, others) -> some.unionByName(others, true))
            .orElseThrow(() -> unreadable(lookUp, "its files are empty; deliver them"));
    if (all.where(col(RawRows.MALFORMED).isNotNull()).limit(1).count() > 0) {
      throw unreadable(lookUp, "not every line can be taken apart; mend them, or its options");
    }
    TreeSet<String> columns = new TreeSet<>();
    parts.forEach(part -> columns.addAll(part.columns()));
    for (String key : new TreeSet<>(lookUp.on().keySet())) {
      if (!columns.contains(key)) {
        throw unreadable(lookUp, "it has no column " + key + "; " + NearName.remedy(key, columns));
      }
    }
    Column[] fields = columns.stream().map(LookUps::named).toArray(Column[]::new);
    List<Column> selected = new ArrayList<>(List.of(struct(fields).as(lookUp.name())));
    keys(lookUp).forEach((own, as) -> selected.add(named(own).cast("string").as(as)));
    Dataset<Row> told = all.select(selected.toArray(Column[]::new));
    requireOneRowAKey(lookUp, told);
    return told;
  }

  private static void requireOneRowAKey(LookUp lookUp, Dataset<Row> told) {
    List<String> keys = List.copyOf(keys(lookUp).values());
    Dataset<Row> twice =
        told.select(keys.stream().map(LookUps::named).toArray(Column[]::new))
            .na()
            .drop()
            .groupBy(keys.stream().map(LookUps::named).toArray(Column[]::new))
            .agg(count(lit(1)).as(ROWS))
            .where(col(ROWS).gt(1));
    if (twice.limit(1).count() > 0) {
      throw unreadable(
          lookUp,
          "several of its rows have the same "
              + String.join(", ", keys(lookUp).keySet())
              + "; deliver one row of each, or name more columns under on");
    }
  }

  private RawRows joined(RawRows part, LookUp lookUp, Dataset<Row> told) {
    String name = lookUp.name();
    if (part.columns().stream().anyMatch(name::equalsIgnoreCase)) {
      throw Failure.configuration(
          "Cannot use "
              + lookUp.files().key()
              + ": the source has a column of that name; give the look-up another one");
    }
    Column isMeant = lit(true);
    for (Map.Entry<String, String> key : keys(lookUp).entrySet()) {
      String own = key.getKey();
      Column asked =
          mapping.resolve(part, lookUp.files().key("on") + "." + own, lookUp.on().get(own));
      isMeant = isMeant.and(asked.cast("string").equalTo(named(key.getValue())));
    }
    Dataset<Row> rows =
        part.rows()
            .join(told, isMeant, "left_outer")
            .drop(keys(lookUp).values().toArray(String[]::new));
    return new RawRows(rows, part.columns(), part.files());
  }

  /** The look-up's keys with names that no column of a source has. */
  private static Map<String, String> keys(LookUp lookUp) {
    Map<String, String> keys = new TreeMap<>();
    lookUp.on().keySet().forEach(own -> keys.put(own, "_" + lookUp.name() + "_" + own));
    return keys;
  }

  private static Column named(String column) {
    return col(ColumnMapping.quoted(column));
  }

  private static Failure unreadable(LookUp lookUp, String why) {
    return Failure.input("Cannot read " + lookUp.files().key() + ": " + why);
  }
}
