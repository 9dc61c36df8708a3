package io.filrouge.batch.exports;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;

import io.filrouge.batch.tables.AudienceMembers;
import io.filrouge.batch.tables.Night;
import io.filrouge.domain.audiences.Change;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * An audience of a night, against what its receiver may hold.
 *
 * @param rows one row a customer who is selected or was: {@code customer_id, reason, checksum,
 *     identifiers, attributes, change, versions, withdrawn}; reason says why nothing is sent,
 *     change what became of the customer (new, changed, same, left; empty where there is nothing to
 *     tell), versions what may be held from now on, withdrawn hashed keys that must not be
 * @param counts how many there are of which
 */
record AudienceRun(Dataset<Row> rows, AudienceCounts counts) {
  private static final String CUSTOMER = "customer_id";

  /**
   * Compares.
   *
   * @param candidates rows of {@link Candidates}
   * @param members rows of activation.audience_members of this audience
   * @param delivered the last night before this one whose delivery is finished; null for none
   * @param keep computes rows once
   */
  static AudienceRun of(
      Audience audience,
      Dataset<Row> candidates,
      Dataset<Row> members,
      Night night,
      LocalDate delivered,
      int historyDays,
      UnaryOperator<Dataset<Row>> keep) {
    Dataset<Row> held =
        members
            .groupBy(CUSTOMER)
            .agg(
                collect_list(struct("checksum", "identifiers", "valid_from", "valid_to"))
                    .as("held"));
    MembershipStep step =
        new MembershipStep(
            audience.recipe().hashedKeyColumns(),
            audience.recipe().sendsCustomerId(),
            night.asOf(),
            delivered,
            night.asOf().minusDays(historyDays));
    Dataset<Row> rows =
        candidates
            .join(held, new String[] {CUSTOMER}, "full_outer")
            .withColumn(
                "step",
                udf(step, MembershipStep.SCHEMA)
                    .asNondeterministic()
                    .apply(col("held"), col("checksum"), col("identifiers")))
            .select(
                col(CUSTOMER),
                col(Candidates.REASON),
                col("checksum"),
                col("identifiers"),
                col("attributes"),
                col("step.change"),
                col("step.versions"),
                col("step.withdrawn"));
    Dataset<Row> kept = keep.apply(rows);
    return new AudienceRun(kept, counted(kept));
  }

  private static AudienceCounts counted(Dataset<Row> rows) {
    List<Row> counts =
        rows.groupBy(Candidates.REASON, "change")
            .agg(functions.count(lit(1)), coalesce(sum(size(col("withdrawn"))), lit(0)))
            .collectAsList();
    return AudienceCounts.of(counts);
  }

  /** People with one of these changes. */
  Dataset<Row> with(Change... changes) {
    List<String> names = List.of(changes).stream().map(Change::wireName).toList();
    return rows.where(col("change").isInCollection(names));
  }

  /** The rows of activation.audience_members once this is sent. */
  Dataset<Row> members(String audience) {
    return rows.select(
            lit(audience).as("audience"),
            col(CUSTOMER),
            explode(coalesce(col("versions"), array())).as("version"))
        .select("audience", CUSTOMER, "version.*");
  }

  /** Tells one audience's rows of activation.audience_members. */
  static String condition(String audience) {
    return "audience = '" + audience + "'";
  }

  /** One audience's rows of them all. */
  static Dataset<Row> membersOf(String audience, Dataset<Row> allMembers) {
    return AudienceMembers.CONTRACT.conform(allMembers).where(condition(audience));
  }
}
