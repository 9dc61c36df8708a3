package io.filrouge.batch.exports;

import io.filrouge.batch.tables.ColumnTypes;
import io.filrouge.domain.audiences.Membership;
import io.filrouge.domain.audiences.Membership.Present;
import io.filrouge.domain.audiences.Membership.Step;
import io.filrouge.domain.audiences.Membership.Version;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** {@link Membership} of one customer, in the engine's rows. */
final class MembershipStep
    implements UDF3<scala.collection.Seq<Row>, String, scala.collection.Map<String, String>, Row> {
  private static final long serialVersionUID = 1L;

  private static final StructType VERSION =
      new StructType()
          .add("checksum", ColumnTypes.TEXT)
          .add("identifiers", ColumnTypes.TEXTS_BY_NAME)
          .add("valid_from", ColumnTypes.DAY)
          .add("valid_to", ColumnTypes.DAY);

  static final StructType SCHEMA =
      new StructType()
          .add("change", ColumnTypes.TEXT)
          .add("versions", DataTypes.createArrayType(VERSION))
          .add("withdrawn", DataTypes.createArrayType(ColumnTypes.TEXTS_BY_NAME));

  private final List<String> hashedKeys;
  private final boolean areNamedByCustomerId;
  private final LocalDate night;
  private final LocalDate delivered;
  private final LocalDate keptSince;

  /**
   * @param areNamedByCustomerId then hashes need not be known to name who left
   */
  MembershipStep(
      List<String> hashedKeys,
      boolean areNamedByCustomerId,
      LocalDate night,
      LocalDate delivered,
      LocalDate keptSince) {
    this.hashedKeys = List.copyOf(hashedKeys);
    this.areNamedByCustomerId = areNamedByCustomerId;
    this.night = night;
    this.delivered = delivered;
    this.keptSince = keptSince;
  }

  @Override
  public Row call(
      scala.collection.Seq<Row> held,
      String checksum,
      scala.collection.Map<String, String> identifiers) {
    Present present =
        checksum == null ? null : new Present(checksum, hashed(ScalaMaps.texts(identifiers)));
    Step step = new Membership(versions(held)).advance(present, night, delivered, keptSince);
    return RowFactory.create(
        step.change() == null ? null : step.change().wireName(),
        step.versions().stream().map(MembershipStep::row).toArray(),
        step.withdrawn().toArray());
  }

  private Map<String, String> hashed(Map<String, String> identifiers) {
    Map<String, String> hashed = new TreeMap<>();
    if (!areNamedByCustomerId) {
      hashedKeys.stream()
          .filter(identifiers::containsKey)
          .forEach(column -> hashed.put(column, identifiers.get(column)));
    }
    return hashed;
  }

  // The engine gathers them in no order.
  private static List<Version> versions(scala.collection.Seq<Row> held) {
    List<Version> versions = new ArrayList<>();
    if (held != null) {
      for (Row row : CollectionConverters.asJava(held)) {
        versions.add(
            new Version(
                row.getString(0),
                new TreeMap<>(ScalaMaps.texts(row.getMap(1))),
                day(row.get(2)),
                day(row.get(3))));
      }
    }
    versions.sort(Comparator.comparing(Version::from).thenComparing(Version::checksum));
    return versions;
  }

  private static LocalDate day(Object date) {
    return date == null ? null : ((Date) date).toLocalDate();
  }

  private static Row row(Version version) {
    return RowFactory.create(
        version.checksum(),
        version.identifiers(),
        Date.valueOf(version.from()),
        version.to() == null ? null : Date.valueOf(version.to()));
  }
}
