package io.filrouge.batch.activation;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.timestamp_millis;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_millis;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.tables.ColumnTypes;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.ParityDiffs;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.QualityResult;
import io.filrouge.batch.tables.TriggerDecisions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Finds the abandoned carts of a day anew from the lake's events, and compares them with those that
 * the stream took its first decisions about.
 *
 * <p>A day's abandonments are those whose first step fell due within it: of a cart abandoned
 * shortly before midnight the stream decides on the next day, and the night cannot know of it yet.
 */
public final class Parity {
  /** The rule under which the result stands in {@code quality_results}. */
  public static final String RULE = "abandonments_as_in_stream";

  private static final String[] ABANDONMENT = {"cart_key", "episode_started_at", "abandoned_at"};

  private final Publisher publisher;
  private final String currency;
  private final ParitySettings settings;
  private final DeviceNaming devices;

  /**
   * @param currency the shop's
   * @param devices what the lake calls the devices that the stream knows by their own ids
   */
  public Parity(
      Publisher publisher, String currency, ParitySettings settings, DeviceNaming devices) {
    this.publisher = publisher;
    this.currency = currency;
    this.settings = settings;
    this.devices = devices;
  }

  /**
   * Publishes what differs, and notes how many were compared.
   *
   * @throws io.filrouge.settings.Failure of exit code 3 when no night has told customers apart yet
   */
  public void run() {
    Dataset<Row> events =
        new ShopEvents(publisher, new EventSpan(null, null), currency)
            .events()
            .where(EventCounts.HAS_PERSON);
    Dataset<Row> inBatch = publisher.keep(ofDay(inBatch(events)));
    Dataset<Row> compared =
        publisher.keep(
            inBatch
                .withColumn("is_in_batch", lit(true))
                .join(
                    asInLake(ofDay(inStream()), inBatch).withColumn("is_in_stream", lit(true)),
                    ABANDONMENT,
                    "full_outer"));
    Dataset<Row> differing = publisher.keep(differing(compared));
    note(compared.count(), differing.count());
    publisher.replaceNight(ParityDiffs.CONTRACT, "as_of_date", differing);
  }

  private Dataset<Row> inBatch(Dataset<Row> events) {
    Column matters =
        col("event_type")
            .isin(
                "cart_item_added",
                "cart_item_removed",
                "cart_updated",
                "cart_emptied",
                "checkout_started",
                "order_placed")
            .or(col("visitor_id").isNotNull().and(col("customer_id").isNotNull()))
            .or(col("cart_id").isNotNull());
    Column occurred = unix_millis(col("occurred_at"));
    Column known = unix_millis(coalesce(col("known_at"), col("occurred_at")));
    Dataset<Row> placed =
        publisher.keep(
            events
                .where(matters)
                .withColumn("occurred_millis", occurred)
                .withColumn(
                    "position",
                    greatest(occurred, known.minus(lit(settings.lateness().toMillis()))))
                .where("event_type = 'order_placed' OR position = occurred_millis")
                .select(
                    "event_type",
                    "event_id",
                    "occurred_millis",
                    "position",
                    "visitor_id",
                    "customer_id",
                    "cart_id",
                    "product_id",
                    "quantity"));
    return Kinship.of(publisher, placed)
        .groupBy("family")
        .as(Encoders.STRING(), Encoders.row(schema(placed)))
        .flatMapSortedGroups(
            new Column[] {col("position"), col("event_id")},
            new AbandonmentTask(settings.idleTimeout().toMillis()),
            Encoders.row(AbandonmentTask.ABANDONED))
        .select(
            col("cart_key"),
            timestamp_millis(col("episode_started_millis")).as("episode_started_at"),
            timestamp_millis(col("abandoned_millis")).as("abandoned_at"))
        .distinct();
  }

  private static StructType schema(Dataset<Row> placed) {
    return placed.schema().add("family", ColumnTypes.TEXT);
  }

  private Dataset<Row> inStream() {
    return publisher
        .lake()
        .read(TriggerDecisions.CONTRACT)
        .where(col("step").equalTo(1))
        .where(col("taken_on").leq(publisher.night().date()))
        .selectExpr(ABANDONMENT)
        .distinct();
  }

  // A cart without a number of its own is called after the visitor: by the device's own id in the
  // stream, by its hash in the lake.
  private Dataset<Row> asInLake(Dataset<Row> inStream, Dataset<Row> inBatch) {
    DeviceNaming naming = devices;
    UserDefinedFunction names =
        udf(
            (UDF1<String, List<String>>) naming::inLake,
            DataTypes.createArrayType(ColumnTypes.TEXT));
    Dataset<Row> lakeKeys =
        inBatch.select(col("cart_key").as("lake_key"), col("episode_started_at")).distinct();
    Column own = array(col("cart_key"));
    Dataset<Row> named =
        inStream.withColumn(
            "lake_key", explode(concat(own, coalesce(names.apply(col("cart_key")), array()))));
    Dataset<Row> found =
        named
            .join(lakeKeys, new String[] {"lake_key", "episode_started_at"}, "left_semi")
            .groupBy("cart_key", "episode_started_at")
            .agg(
                coalesce(
                        max(when(col("lake_key").equalTo(col("cart_key")), col("lake_key"))),
                        max("lake_key"))
                    .as("lake_key"));
    return inStream
        .join(found, new String[] {"cart_key", "episode_started_at"}, "left")
        .withColumn("cart_key", coalesce(col("lake_key"), col("cart_key")))
        .selectExpr(ABANDONMENT)
        .distinct();
  }

  private Dataset<Row> ofDay(Dataset<Row> abandonments) {
    Night night = publisher.night();
    Instant from = night.asOf().atStartOfDay(night.zone()).toInstant();
    Instant to = night.asOf().plusDays(1).atStartOfDay(night.zone()).toInstant();
    return abandonments
        .where(col("abandoned_at").geq(lit(from.minus(settings.untilDecided()))))
        .where(col("abandoned_at").lt(lit(to.minus(settings.untilDecided()))));
  }

  private Dataset<Row> differing(Dataset<Row> compared) {
    Column ofEpisode = count(lit(1)).over(Window.partitionBy("cart_key", "episode_started_at"));
    return compared
        .where("is_in_batch IS NULL OR is_in_stream IS NULL")
        .withColumn(
            "detail",
            when(ofEpisode.gt(1), "both know the episode, and that it ended at another time")
                .otherwise("the other knows no abandonment of this episode on that day"))
        .select(
            publisher.night().date().as("as_of_date"),
            col("cart_key"),
            col("episode_started_at"),
            col("abandoned_at"),
            when(col("is_in_batch").isNull(), ParityDiffs.MISSING_IN_BATCH)
                .otherwise(ParityDiffs.MISSING_IN_STREAM)
                .as("kind"),
            col("detail"));
  }

  private void note(long compared, long differing) {
    String subject = ParityDiffs.CONTRACT.path();
    publisher.note(
        QualityResult.count(publisher.job(), subject, "abandonments_compared", compared));
    publisher.note(
        new QualityResult(
            publisher.job(),
            subject,
            RULE,
            "warn",
            differing == 0,
            differing,
            String.format(
                Locale.ROOT, "%,d abandonments compared, %,d differ", compared, differing)));
  }
}
