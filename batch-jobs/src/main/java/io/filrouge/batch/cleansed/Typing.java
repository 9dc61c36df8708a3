package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.btrim;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.try_to_timestamp;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import io.filrouge.batch.sources.AcceptedColumn;
import io.filrouge.batch.sources.MappedRows;
import io.filrouge.batch.tables.ColumnTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.TimestampNTZType;

/** Gives mapped values their types, and says what is wrong with those that have none. */
final class Typing {
  private static final String BLANKS = " \t\r\n\u00A0";
  private static final String NUMBER = "^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?$";
  private static final String WHOLE = "^[+-]?[0-9]+([.]0*)?$";
  // The engine alone would also take a year, or a time of day, which it adds to today.
  private static final String ISO_8601 = "^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([ T].*)?$";
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2100;

  private final MappedRows mapped;

  Typing(MappedRows mapped) {
    this.mapped = mapped;
  }

  /** The mapped rows with each mapped value as text, on which all else here rests. */
  Dataset<Row> withTexts() {
    Map<String, Column> texts = new HashMap<>();
    for (String name : mapped.source().columns().keySet()) {
      Column trimmed = btrim(mapped.value(name).cast(DataTypes.StringType), lit(BLANKS));
      texts.put(textOf(name), nullif(trimmed, lit("")));
    }
    return mapped.rows().withColumns(texts);
  }

  /** The value as text without blanks around it; null if nothing is left, or it is not mapped. */
  Column text(String name) {
    return mapped.source().maps(name) ? col(textOf(name)) : lit(null).cast(DataTypes.StringType);
  }

  /** The value in its column's type; null where it has none. */
  Column typed(AcceptedColumn column) {
    String name = column.name();
    return switch (column.kind()) {
      case TEXT, IDENTIFIER -> text(name);
      case INSTANT -> instant(name);
      case QUANTITY -> number(name, ColumnTypes.QUANTITY);
      case MONEY -> number(name, ColumnTypes.MONEY);
      case WHOLE ->
          when(text(name).rlike(WHOLE), text(name).cast("double").cast(ColumnTypes.WHOLE));
      case FLAG -> flag(name);
    };
  }

  /** What is wrong with the value, given its typed column by name; each null where nothing is. */
  List<Column> problems(AcceptedColumn column) {
    String name = column.name();
    if (!mapped.source().maps(name)) {
      return List.of();
    }
    List<Column> problems = new ArrayList<>();
    Column hasNoType = text(name).isNotNull().and(col(name).isNull());
    if (column.isRequired()) {
      problems.add(problem(text(name).isNull(), name, "missing"));
    }
    switch (column.kind()) {
      case INSTANT -> {
        problems.add(problem(hasNoType, name, "not a timestamp"));
        Column isInRange = year(col(name)).between(FIRST_YEAR, LAST_YEAR);
        problems.add(problem(isInRange.equalTo(false), name, "out of range"));
      }
      case QUANTITY, MONEY -> {
        Column isNumber = text(name).rlike(NUMBER);
        problems.add(problem(hasNoType.and(isNumber), name, "out of range"));
        problems.add(problem(hasNoType.and(isNumber.equalTo(false)), name, "not a number"));
      }
      case WHOLE -> problems.add(problem(hasNoType, name, "not a whole number"));
      case FLAG -> problems.add(problem(hasNoType, name, "not true or false"));
      case TEXT, IDENTIFIER -> {
        // Any text will do.
      }
    }
    return problems;
  }

  /** A reason of quarantine where a condition holds, and null elsewhere. */
  static Column problem(Column condition, String column, String problem) {
    return when(coalesce(condition, lit(false)), lit(column + ": " + problem));
  }

  private static String textOf(String name) {
    return "_text_" + name;
  }

  private Column instant(String name) {
    if (!mapped.source().maps(name)) {
      return lit(null).cast(ColumnTypes.INSTANT);
    }
    DataType type = mapped.typeOf(name);
    if (type.equals(DataTypes.TimestampType)
        || type.equals(DataTypes.DateType)
        || type instanceof TimestampNTZType) {
      return mapped.value(name).cast(ColumnTypes.INSTANT);
    }
    Column text = text(name);
    return mapped
        .source()
        .timestampPattern()
        .map(pattern -> try_to_timestamp(text, lit(pattern)))
        .orElseGet(() -> when(text.rlike(ISO_8601), text.cast(ColumnTypes.INSTANT)));
  }

  private Column number(String name, DataType type) {
    return when(text(name).rlike(NUMBER), text(name).cast(type));
  }

  private Column flag(String name) {
    Column text = lower(text(name));
    return when(text.isin("true", "t", "yes", "y", "1"), lit(true))
        .when(text.isin("false", "f", "no", "n", "0"), lit(false));
  }

  /** All mapped values in one text, in which neither order nor missing values make a difference. */
  Column fingerprint() {
    List<Column> parts = new ArrayList<>();
    parts.add(lit(mapped.source().subject()));
    mapped.source().columns().keySet().stream()
        .sorted()
        .forEach(
            name ->
                parts.add(concat(lit(name + "="), mapped.value(name).cast(DataTypes.StringType))));
    return functions.concat_ws("\u001F", parts.toArray(Column[]::new));
  }
}
