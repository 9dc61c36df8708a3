package io.filrouge.batch.tables;

import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.data.Row;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A row of a published table as plain Java values, by column. */
public final class TableRow {
  private final Map<String, Object> values;

  private TableRow(Map<String, Object> values) {
    this.values = values;
  }

  /** The values by column, in the table's order; null where there is none. */
  public Map<String, Object> values() {
    return values;
  }

  /** A column's value, or null. */
  public Object value(String column) {
    return values.get(column);
  }

  static TableRow of(Row row) {
    return new TableRow(struct(row));
  }

  private static Map<String, Object> struct(Row row) {
    Map<String, Object> values = new LinkedHashMap<>();
    StructType schema = row.getSchema();
    for (int i = 0; i < schema.length(); i++) {
      DataType type = schema.at(i).getDataType();
      values.put(schema.at(i).getName(), row.isNullAt(i) ? null : field(row, i, type));
    }
    return values;
  }

  private static Object field(Row row, int i, DataType type) {
    if (type instanceof StringType) {
      return row.getString(i);
    }
    if (type instanceof LongType) {
      return row.getLong(i);
    }
    if (type instanceof IntegerType) {
      return row.getInt(i);
    }
    if (type instanceof DoubleType) {
      return row.getDouble(i);
    }
    if (type instanceof BooleanType) {
      return row.getBoolean(i);
    }
    if (type instanceof DecimalType) {
      return money(row.getDecimal(i));
    }
    if (type instanceof DateType) {
      return LocalDate.ofEpochDay(row.getInt(i));
    }
    if (type instanceof TimestampType) {
      return Instant.EPOCH.plus(row.getLong(i), ChronoUnit.MICROS);
    }
    if (type instanceof MapType) {
      return map(row.getMap(i));
    }
    if (type instanceof ArrayType) {
      return list(row.getArray(i));
    }
    return "?";
  }

  // No contract has a deeper value than numbers by name and lists of structs of scalars.
  private static Map<String, Object> map(MapValue map) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < map.getSize(); i++) {
      values.put(map.getKeys().getString(i), scalar(map.getValues(), i));
    }
    return values;
  }

  private static List<Object> list(ArrayValue array) {
    List<Object> values = new ArrayList<>();
    ColumnVector elements = array.getElements();
    for (int i = 0; i < array.getSize(); i++) {
      values.add(
          elements.getDataType() instanceof StructType type
              ? fields(elements, type, i)
              : scalar(elements, i));
    }
    return values;
  }

  private static Map<String, Object> fields(ColumnVector structs, StructType type, int i) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int field = 0; field < type.length(); field++) {
      values.put(type.at(field).getName(), scalar(structs.getChild(field), i));
    }
    return values;
  }

  private static Object scalar(ColumnVector vector, int i) {
    if (vector.isNullAt(i)) {
      return null;
    }
    if (vector.getDataType() instanceof DecimalType) {
      return money(vector.getDecimal(i));
    }
    return vector.getDataType() instanceof DoubleType ? vector.getDouble(i) : vector.getString(i);
  }

  private static BigDecimal money(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    return stripped.scale() < 2 ? stripped.setScale(2) : stripped;
  }
}
