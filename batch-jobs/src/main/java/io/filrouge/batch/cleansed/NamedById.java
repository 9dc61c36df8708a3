package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;

import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.domain.identity.Identifier;
import io.filrouge.domain.identity.IdentifierKind;
import io.filrouge.domain.identity.IdentifierReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * Sightings that say who is meant by an event of a topic that calls a customer by the id of the
 * identity tables, as its contract has it.
 *
 * <p>To the graph that id is one more customer key. Without these it would be a stranger's; with
 * them it stands beside the strongest identifier that the customer of that id ever had, and goes
 * where that goes. Only what earlier nights knew is asked, so that a night run again says the same.
 */
final class NamedById {
  private static final UDF1<String, Integer> PRIORITY =
      kind -> IdentifierKind.ofWireName(kind).priority();

  private final Dataset<Row> known;
  private final IdentifierReader reader;
  private final IdentifierHash hash;

  NamedById(Lake lake, Night night, IdentifierReader reader, IdentifierHash hash) {
    this.known = lake.read(CustomerIdentifiers.CONTRACT).where(col("valid_from").lt(night.date()));
    this.reader = reader;
    this.hash = hash;
  }

  /**
   * The columns of staged.identifier_sightings; empty without topics.
   *
   * @param kept web events that the night keeps
   * @param topics sources of the events that call customers so
   */
  Optional<Dataset<Row>> sightings(Dataset<Row> kept, List<SourceConfig> topics, Night night) {
    List<Dataset<Row>> all = new ArrayList<>();
    for (SourceConfig source : topics) {
      all.add(sightings(kept, source).withColumn(IntakeColumns.TAKEN_ON, night.date()));
    }
    return all.stream().reduce(Dataset::union);
  }

  private Dataset<Row> sightings(Dataset<Row> kept, SourceConfig source) {
    Dataset<Row> strangers =
        kept.where(col(IntakeColumns.SOURCE).equalTo(source.name()))
            .where("customer_identifier IS NOT NULL")
            .groupBy(col("customer_identifier").as("identifier"))
            .agg(
                min(IntakeColumns.HAPPENED_AT).as("first_seen_at"),
                max(IntakeColumns.HAPPENED_AT).as("last_seen_at"),
                min(coalesce(col(IntakeColumns.SEEN_KNOWN_AT), col(IntakeColumns.HAPPENED_AT)))
                    .as("known_at"))
            .join(known.select("identifier"), new String[] {"identifier"}, "left_anti");
    Dataset<Row> customers =
        known
            .where("kind <> 'order'")
            .groupBy("customer_id")
            .agg(
                min(struct(
                        udf(PRIORITY, DataTypes.IntegerType).apply(col("kind")).as("priority"),
                        col("identifier"),
                        col("kind")))
                    .as("strongest"))
            .withColumn(
                "identifier",
                udf(hashing(source.keySpace()), DataTypes.StringType).apply(col("customer_id")));
    return strangers
        .join(customers, "identifier")
        .select(
            lit(source.name()).as(IntakeColumns.SOURCE),
            col("strongest.kind").as("primary_kind"),
            col("strongest.identifier").as("primary_identifier"),
            lit(IdentifierKind.CUSTOMER_KEY.wireName()).as("kind"),
            col("identifier"),
            lit(null).cast(DataTypes.StringType).as("contact_value"),
            col("first_seen_at"),
            col("last_seen_at"),
            col("known_at"),
            lit(source.entity().wireName()).as("entity"));
  }

  private UDF1<String, String> hashing(String keySpace) {
    IdentifierReader keys = reader;
    IdentifierHash hashes = hash;
    return id ->
        keys.read(IdentifierKind.CUSTOMER_KEY, id, null)
            .identifier()
            .map(Identifier::value)
            .map(key -> hashes.of(IdentifierKind.CUSTOMER_KEY, keySpace, key))
            .orElse(null);
  }
}
