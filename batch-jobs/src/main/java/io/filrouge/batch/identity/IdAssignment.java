package io.filrouge.batch.identity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.udf;

import io.filrouge.batch.tables.Night;
import io.filrouge.domain.identity.CustomerIdMint;
import io.filrouge.domain.identity.CustomerIds;
import io.filrouge.domain.identity.Founder;
import io.filrouge.domain.identity.IdentifierKind;
import io.filrouge.domain.identity.IssuedId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Gives each component its customer id. Almost all are plain: they carry one id that nobody else
 * carries, or none at all, and the engine settles them by itself. Those that merged or split since
 * the night before are few; they are contested, and the domain's rule decides between them.
 */
final class IdAssignment {
  private static final StructType ISSUED =
      new StructType()
          .add("component", DataTypes.LongType)
          .add("customer_id", DataTypes.StringType)
          .add("issued_on", DataTypes.DateType);

  private final Dataset<Row> members;
  private final Dataset<Row> everIssued;
  private final Night night;
  private final CustomerIdMint mint;

  /**
   * @param members see {@link Members}
   * @param everIssued column customer_id: every id issued on an earlier night
   */
  IdAssignment(Dataset<Row> members, Dataset<Row> everIssued, Night night, CustomerIdMint mint) {
    this.members = members;
    this.everIssued = everIssued;
    this.night = night;
    this.mint = mint;
  }

  /** What {@link #decide} gives. */
  record Decision(Dataset<Row> identifiers, Map<String, String> retired) {}

  /**
   * Identifiers as the stored table should know them: {@code identifier, kind, component,
   * customer_id, first_taken_on, issued_on, former_ids}; and the retired ids with their survivors.
   *
   * @param isFirstNight whether no id was issued before, so that nothing can be contested
   */
  Decision decide(boolean isFirstNight) {
    Dataset<Row> components =
        members
            .groupBy("component")
            .agg(
                min(struct(col("arrival_day"), col("priority"), col("node"), col("kind")))
                    .as("founder"),
                min("previous_id").as("carried_id"),
                min("previous_issued_on").as("carried_issued_on"));
    Contest contest = isFirstNight ? Contest.none() : contest();
    Dataset<Row> contested =
        members.sparkSession().createDataFrame(contest.componentRows(), Contest.COMPONENTS);
    Dataset<Row> plain =
        isFirstNight
            ? components
            : components.join(
                contested,
                components.col("component").equalTo(contested.col("contested_component")),
                "left_anti");
    Dataset<Row> carriedOn =
        plain
            .where("carried_id IS NOT NULL")
            .select(
                col("component"),
                col("carried_id").as("customer_id"),
                col("carried_issued_on").as("issued_on"));
    Dataset<Row> ids = carriedOn.unionByName(issued(plain, contest));
    Dataset<Row> settled =
        members
            .join(ids, "component")
            .select(
                "identifier",
                "kind",
                "component",
                "customer_id",
                "first_taken_on",
                "issued_on",
                "former_ids");
    return new Decision(
        isFirstNight ? settled : settled.unionByName(contest.identifiers(members)),
        contest.retired());
  }

  private Contest contest() {
    Dataset<Row> shared =
        members
            .where("previous_id IS NOT NULL")
            .groupBy("previous_id")
            .agg(min("component").as("low"), max("component").as("high"))
            .where("low <> high")
            .select(col("previous_id").as("shared_id"));
    Dataset<Row> touched =
        members
            .where("previous_id IS NOT NULL")
            .groupBy("component")
            .agg(min("previous_id").as("low"), max("previous_id").as("high"))
            .where("low <> high")
            .select("component")
            .union(
                members
                    .join(shared, col("previous_id").equalTo(col("shared_id")))
                    .select("component"))
            .distinct();
    Dataset<Row> touchedIds =
        everCarried(members.join(touched, "component"))
            .select(col("ever_id").as("touched_id"))
            .distinct();
    Dataset<Row> drawnIn =
        everCarried(members)
            .join(touchedIds, col("ever_id").equalTo(col("touched_id")), "left_semi")
            .select("component")
            .distinct();
    return Contest.decided(members.join(drawnIn, "component").collectAsList(), night, mint);
  }

  private static Dataset<Row> everCarried(Dataset<Row> members) {
    Dataset<Row> now =
        members
            .where("previous_id IS NOT NULL")
            .select(col("component"), col("previous_id").as("ever_id"));
    Dataset<Row> formerly =
        members
            .where("size(former_ids) > 0")
            .select(col("component"), explode(col("former_ids")).as("former"))
            .select(col("component"), substring_index(col("former"), "@", 1).as("ever_id"));
    return now.union(formerly);
  }

  // New ids for plain components that carry none, and for contested ones that were given none.
  private Dataset<Row> issued(Dataset<Row> plain, Contest contest) {
    CustomerIdMint maker = mint;
    UDF1<Long, String> unsalted = maker::unsalted;
    Dataset<Row> candidates =
        plain
            .where("carried_id IS NULL")
            .withColumn(
                "candidate", udf(unsalted, DataTypes.StringType).apply(col("founder.node")));
    Dataset<Row> fresh =
        candidates
            .join(everIssued, col("candidate").equalTo(col("customer_id")), "left_anti")
            .select(
                col("component"), col("candidate").as("customer_id"), night.date().as("issued_on"));
    Dataset<Row> takenBefore =
        candidates
            .join(everIssued, col("candidate").equalTo(col("customer_id")), "left_semi")
            .select("component", "founder.*", "candidate");
    return fresh.unionByName(salted(takenBefore.collectAsList()));
  }

  private Dataset<Row> salted(List<Row> takenBefore) {
    Set<String> taken = new HashSet<>();
    List<Founder> founders = new ArrayList<>();
    for (Row row : takenBefore) {
      taken.add(row.getAs("candidate"));
      founders.add(
          new Founder(
              row.getAs("component"),
              row.getAs("node"),
              IdentifierKind.ofWireName(row.getAs("kind")).code(),
              row.<Integer>getAs("arrival_day")));
    }
    int day = (int) night.asOf().toEpochDay();
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<Long, IssuedId> issued :
        CustomerIds.issue(founders, day, mint, taken::contains).entrySet()) {
      rows.add(
          RowFactory.create(
              issued.getKey(), issued.getValue().id(), java.sql.Date.valueOf(night.asOf())));
    }
    return members.sparkSession().createDataFrame(rows, ISSUED);
  }

  /** How many identifiers share a node with another one: should be none in a lifetime. */
  static long collisions(Dataset<Row> identifiers) {
    return identifiers.groupBy("node").agg(count(lit(1)).as("n")).where("n > 1").count();
  }
}
