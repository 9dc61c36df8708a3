package io.filrouge.batch.tables;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The few types that contracts are written in, so that money or time is the same everywhere. */
public final class ColumnTypes {
  public static final DataType TEXT = DataTypes.StringType;
  public static final DataType COUNT = DataTypes.LongType;
  public static final DataType WHOLE = DataTypes.IntegerType;
  public static final DataType NUMBER = DataTypes.DoubleType;
  public static final DataType FLAG = DataTypes.BooleanType;

  /** Bytes as they came. */
  public static final DataType BYTES = DataTypes.BinaryType;

  /** A calendar day in the shop's time zone. */
  public static final DataType DAY = DataTypes.DateType;

  /** An instant; Delta and Parquet hold it in UTC. */
  public static final DataType INSTANT = DataTypes.TimestampType;

  /** An amount in the table's currency, to a hundredth of a cent. */
  public static final DataType MONEY = DataTypes.createDecimalType(18, 4);

  /** A number of pieces, litres or metres. */
  public static final DataType QUANTITY = DataTypes.createDecimalType(18, 4);

  /** Names to numbers, such as a model's parameters. */
  public static final DataType NUMBERS_BY_NAME =
      DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType);

  /** Names to counts, such as why people were left out. */
  public static final DataType COUNTS_BY_NAME =
      DataTypes.createMapType(DataTypes.StringType, DataTypes.LongType);

  /** Names to texts, such as a destination's columns to what was sent in them. */
  public static final DataType TEXTS_BY_NAME =
      DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType);

  public static final DataType TEXTS = DataTypes.createArrayType(DataTypes.StringType);

  /** Money by category. */
  public static final DataType CATEGORY_AMOUNTS =
      DataTypes.createArrayType(new StructType().add("category", TEXT).add("net_amount", MONEY));

  /** Categories of interest, with their share of a customer's spend and how it compares. */
  public static final DataType INTERESTS =
      DataTypes.createArrayType(
          new StructType().add("category", TEXT).add("share", NUMBER).add("lift", NUMBER));

  /** What figures contribute to a score, the strongest first. */
  public static final DataType REASONS =
      DataTypes.createArrayType(new StructType().add("feature", TEXT).add("contribution", NUMBER));

  private ColumnTypes() {}
}
