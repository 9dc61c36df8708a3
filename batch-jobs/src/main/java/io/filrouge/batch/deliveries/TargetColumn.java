package io.filrouge.batch.deliveries;

import io.filrouge.batch.tables.Column;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** A column of customer_360 as a database keeps it. */
record TargetColumn(String name, String type) {
  private static final String JSON = "jsonb";

  static TargetColumn of(Column column) {
    return new TargetColumn(column.name(), type(column.type()));
  }

  String quoted() {
    return TableName.quoted(name);
  }

  boolean isJson() {
    return type.equals(JSON);
  }

  private static String type(DataType type) {
    if (type instanceof DecimalType decimal) {
      return "numeric(" + decimal.precision() + "," + decimal.scale() + ")";
    }
    if (type instanceof ArrayType array && array.elementType().equals(DataTypes.StringType)) {
      return "text[]";
    }
    return switch (type.typeName()) {
      case "string" -> "text";
      case "date" -> "date";
      case "timestamp" -> "timestamptz";
      case "boolean" -> "boolean";
      case "long" -> "bigint";
      case "integer" -> "integer";
      case "double" -> "double precision";
      default -> JSON;
    };
  }
}
