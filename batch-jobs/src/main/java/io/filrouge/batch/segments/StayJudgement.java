package io.filrouge.batch.segments;

import io.filrouge.domain.segments.Placement;
import io.filrouge.domain.segments.SegmentRules;
import io.filrouge.domain.segments.Stay;
import io.filrouge.domain.segments.Stays;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Stays of one customer after a night from those that were open before it (null where none was) and
 * what {@link JudgedCustomer#columns} names (null for a customer who is gone).
 */
record StayJudgement(SegmentRules rules, LocalDate night) implements UDF2<Seq<Row>, Row, Row[]> {
  static final DataType SCHEMA =
      DataTypes.createArrayType(
          new StructType()
              .add("segment_type", DataTypes.StringType)
              .add("segment", DataTypes.StringType)
              .add("entered_on", DataTypes.DateType)
              .add("entered_reason", DataTypes.StringType)
              .add("left_on", DataTypes.DateType)
              .add("left_reason", DataTypes.StringType));

  @Override
  public Row[] call(Seq<Row> open, Row today) {
    List<Stay> before =
        open == null
            ? List.of()
            : CollectionConverters.asJava(open).stream().map(StayJudgement::stay).toList();
    List<Placement> placements =
        today == null ? List.of() : new JudgedCustomer(today).placements(rules);
    return Stays.after(before, placements, night).stream()
        .map(StayJudgement::row)
        .toArray(Row[]::new);
  }

  private static Stay stay(Row row) {
    return Stay.open(
        row.getAs("segment_type"),
        row.getAs("segment"),
        row.<Date>getAs("entered_on").toLocalDate(),
        row.getAs("entered_reason"));
  }

  private static Row row(Stay stay) {
    return RowFactory.create(
        stay.type(),
        stay.segment(),
        Date.valueOf(stay.enteredOn()),
        stay.enteredReason(),
        stay.leftOn() == null ? null : Date.valueOf(stay.leftOn()),
        stay.leftReason());
  }
}
