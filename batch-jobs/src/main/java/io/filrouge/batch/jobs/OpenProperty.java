package io.filrouge.batch.jobs;

import io.filrouge.batch.tables.Column;
import io.filrouge.batch.tables.TableContract;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** A column as a property of an open data contract: type, key, layout and how it may be handled. */
final class OpenProperty {
  /** Stand for a person, who cannot be told from them without the tables of personal data. */
  private static final Set<String> PSEUDONYMS =
      Set.of(
          "customer_id",
          "retired_customer_id",
          "customer_identifier",
          "visitor_identifier",
          "referred_identifier",
          "record_identifier",
          "primary_identifier",
          "identifier",
          "identifier_a",
          "identifier_b",
          "former_ids",
          "visitor_id",
          "session_id",
          "cart_id",
          "cart_key");

  static Map<String, Object> of(TableContract table, Column column) {
    Map<String, Object> property = new LinkedHashMap<>();
    property.put("name", column.name());
    property.putAll(type(column.type()));
    property.put("description", column.meaning());
    property.put("required", !column.isNullable());
    place(property, "primaryKey", "primaryKeyPosition", table.key(), column);
    place(property, "partitioned", "partitionKeyPosition", table.partitionedBy(), column);
    property.put("classification", classification(table, column));
    return property;
  }

  private static void place(
      Map<String, Object> property, String flag, String position, List<String> of, Column column) {
    int index = of.indexOf(column.name());
    if (index >= 0) {
      property.put(flag, true);
      property.put(position, index + 1);
    }
  }

  private static String classification(TableContract table, Column column) {
    if (table.isPersonal()) {
      return "personal";
    }
    return PSEUDONYMS.contains(column.name()) ? "pseudonymous" : "internal";
  }

  private static Map<String, Object> type(DataType type) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("logicalType", logicalType(type));
    described.put("physicalType", type.simpleString());
    if (type instanceof ArrayType array) {
      described.put("items", type(array.elementType()));
    }
    if (type instanceof MapType map) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("key", type(map.keyType()));
      entry.put("value", type(map.valueType()));
      described.put("map", entry);
    }
    if (type instanceof StructType struct) {
      described.put("properties", Arrays.stream(struct.fields()).map(OpenProperty::field).toList());
    }
    Map<String, Object> options = options(type);
    if (!options.isEmpty()) {
      described.put("logicalTypeOptions", options);
    }
    return described;
  }

  private static Map<String, Object> field(StructField field) {
    Map<String, Object> property = new LinkedHashMap<>();
    property.put("name", field.name());
    property.putAll(type(field.dataType()));
    return property;
  }

  private static String logicalType(DataType type) {
    if (type instanceof DecimalType) {
      return "number";
    }
    return switch (type.typeName()) {
      case "string", "binary" -> "string";
      case "integer", "long" -> "integer";
      case "double" -> "number";
      case "struct" -> "object";
      case "boolean", "date", "timestamp", "array", "map" -> type.typeName();
      default ->
          throw new IllegalArgumentException(
              "Cannot describe type " + type.simpleString() + "; say what it is in OpenProperty");
    };
  }

  private static Map<String, Object> options(DataType type) {
    return switch (type.typeName()) {
      case "binary" -> Map.of("format", "binary");
      case "integer" -> Map.of("format", "i32");
      case "long" -> Map.of("format", "i64");
      case "double" -> Map.of("format", "f64");
      case "timestamp" -> Map.of("timezone", true);
      default -> Map.of();
    };
  }

  private OpenProperty() {}
}
