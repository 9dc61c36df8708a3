package io.filrouge.batch.identity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_date;

import io.filrouge.domain.identity.FormerId;
import io.filrouge.domain.identity.IdentifierKind;
import io.filrouge.domain.identity.IssuedId;
import io.filrouge.domain.identity.Member;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/** Every identifier with its component, and with what the stored id table knew of it before. */
final class Members {
  private static final UDF1<String, Integer> PRIORITY =
      kind -> IdentifierKind.ofWireName(kind).priority();

  /**
   * Columns {@code identifier, kind, node, component, priority, first_taken_on, arrival_day,
   * previous_id, previous_issued_on, former_ids}.
   *
   * @param identifiers as {@link #identifiers} gives them
   * @param components node, component
   * @param stored the open rows of identity.customer_identifiers before the night
   */
  static Dataset<Row> of(Dataset<Row> identifiers, Dataset<Row> components, Dataset<Row> stored) {
    Dataset<Row> known =
        stored.select(
            col("identifier").as("stored_identifier"),
            col("customer_id").as("previous_id"),
            col("issued_on").as("previous_issued_on"),
            col("first_taken_on").as("stored_first_taken_on"),
            col("former_ids"));
    Column firstTakenOn = coalesce(col("stored_first_taken_on"), col("first_taken_on"));
    return identifiers
        .join(components, "node")
        .join(known, col("identifier").equalTo(col("stored_identifier")), "left_outer")
        .withColumns(
            Map.of(
                "first_taken_on", firstTakenOn,
                "arrival_day", unix_date(firstTakenOn),
                "former_ids", coalesce(col("former_ids"), lit(new String[0]).cast("array<string>")),
                "priority", udf(PRIORITY, DataTypes.IntegerType).apply(col("kind"))))
        .drop("stored_identifier", "stored_first_taken_on");
  }

  /**
   * {@code identifier, kind, node, first_taken_on} of both ends of edges, each identifier once.
   *
   * @param known identifiers beside those, in the same columns
   */
  static Dataset<Row> identifiers(Dataset<Row> edges, Dataset<Row> known) {
    return once(ends(edges).unionByName(known));
  }

  /** The same of edges alone. */
  static Dataset<Row> identifiers(Dataset<Row> edges) {
    return once(ends(edges));
  }

  private static Dataset<Row> once(Dataset<Row> identifiers) {
    return identifiers
        .groupBy("identifier", "kind", "node")
        .agg(min("first_taken_on").as("first_taken_on"));
  }

  private static Dataset<Row> ends(Dataset<Row> edges) {
    Dataset<Row> leading =
        edges.select(
            col("identifier_a").as("identifier"),
            col("kind_a").as("kind"),
            col("node_a").as("node"),
            col("first_taken_on"));
    Dataset<Row> others =
        edges.select(
            col("identifier_b").as("identifier"),
            col("kind_b").as("kind"),
            col("node_b").as("node"),
            col("first_taken_on"));
    return leading.unionByName(others);
  }

  /** A row of {@link #of} as the domain's member. */
  static Member member(Row row) {
    String previous = row.getAs("previous_id");
    List<String> formers = row.getList(row.fieldIndex("former_ids"));
    return new Member(
        row.getAs("node"),
        IdentifierKind.ofWireName(row.getAs("kind")).code(),
        row.<Integer>getAs("arrival_day"),
        previous == null
            ? null
            : new IssuedId(
                previous, day(row.<java.sql.Date>getAs("previous_issued_on").toLocalDate())),
        formers.stream().map(Members::former).toList());
  }

  /** How a former id stands in the table: the id and the nights it was issued and retired. */
  static String text(FormerId former) {
    return former.id().id() + "@" + date(former.id().night()) + "@" + date(former.retiredNight());
  }

  private static FormerId former(String text) {
    String[] parts = text.split("@");
    return new FormerId(
        new IssuedId(parts[0], day(LocalDate.parse(parts[1]))), day(LocalDate.parse(parts[2])));
  }

  private static LocalDate date(int day) {
    return LocalDate.ofEpochDay(day);
  }

  private static int day(LocalDate date) {
    return (int) date.toEpochDay();
  }

  private Members() {}
}
