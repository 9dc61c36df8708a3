package io.filrouge.batch.tables;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;

/** One column of a table contract: its name, type, whether it may be empty, and what it means. */
public record Column(String name, DataType type, boolean isNullable, String meaning) {

  /** A column that is filled in every row. */
  public static Column required(String name, DataType type, String meaning) {
    return new Column(name, type, false, meaning);
  }

  /** A column that may be empty; its meaning says when. */
  public static Column optional(String name, DataType type, String meaning) {
    return new Column(name, type, true, meaning);
  }

  // Delta keeps a comment per column; nullability is checked by the contract's own rules, so that
  // an engine's error, which prints the row's values, is never reached.
  StructField field() {
    Metadata comment = new MetadataBuilder().putString("comment", meaning).build();
    return new StructField(name, type, true, comment);
  }
}
