package io.filrouge.batch.features;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.hour;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.weekday;
import static org.apache.spark.sql.functions.when;

import io.filrouge.domain.segments.Daytime;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** When, where and from which country a customer buys. */
final class PurchaseHabits {
  private static final int DAYS = 7;
  private static final int HOURS = 24;

  /** How many of the last purchases say by which channel a customer buys now. */
  private static final int RECENT = 3;

  /**
   * {@code customer_id, acquisition_channel, acquisition_country}: of the first purchase itself,
   * nothing where it names none. Of the first that names one, whether it is known would depend on
   * whether the customer came back.
   */
  static Dataset<Row> origins(Dataset<Row> orders) {
    return purchases(orders)
        .groupBy("customer_id")
        .agg(
            min_by(
                    struct(col("channel"), col("country")),
                    struct(col("ordered_at"), col("source"), col("order_id")))
                .as("first"))
        .select(
            col("customer_id"),
            col("first.channel").as("acquisition_channel"),
            col("first.country").as("acquisition_country"));
  }

  /**
   * {@code customer_id, preferred_weekday, preferred_hour, preferred_daytime,
   * preferred_daytime_share}. A counter for each weekday and hour keeps it to one aggregation; the
   * first of the largest wins, so ties go to the earlier. A daytime adds up the hours it has: of
   * five purchases at five hours none is preferred, though four may be of an evening.
   */
  static Dataset<Row> times(Dataset<Row> orders) {
    Column[] counters =
        IntStream.range(0, DAYS + HOURS).mapToObj(PurchaseHabits::counter).toArray(Column[]::new);
    return purchases(orders)
        .select(
            col("customer_id"),
            weekday(col("order_date")).as("weekday"),
            hour(col("ordered_at")).as("hour"))
        .groupBy("customer_id")
        .agg(count(lit(1)).as("purchase_count"), counters)
        .select(
            col("customer_id"),
            col("purchase_count"),
            firstOfLargest("weekday", DAYS).as("preferred_weekday"),
            firstOfLargest("hour", HOURS).minus(1).as("preferred_hour"),
            array(Stream.of(Daytime.values()).map(PurchaseHabits::ofDaytime).toArray(Column[]::new))
                .as("daytimes"))
        .withColumn("most", array_max(col("daytimes")))
        .select(
            col("customer_id"),
            col("preferred_weekday"),
            col("preferred_hour"),
            element_at(
                    array(
                        Stream.of(Daytime.values())
                            .map(daytime -> lit(daytime.wireName()))
                            .toArray(Column[]::new)),
                    array_position(col("daytimes"), col("most")).cast("int"))
                .as("preferred_daytime"),
            ActivityFeatures.ratio(col("most"), col("purchase_count"))
                .as("preferred_daytime_share"));
  }

  private static Column ofDaytime(Daytime daytime) {
    return IntStream.range(0, HOURS)
        .filter(hour -> Daytime.ofHour(hour) == daytime)
        .mapToObj(hour -> col("hour" + hour))
        .reduce(Column::plus)
        .orElseThrow();
  }

  /**
   * {@code customer_id, channel_order_count, preferred_channel, preferred_channel_share,
   * recent_channel, recent_channel_share, earlier_channel, earlier_channel_share}: channels of most
   * of all purchases that name one, of the last three of them, and of those before; ties by name.
   *
   * <p>One exchange by customer. Purchases of one moment and channel stand for each other, so that
   * nothing but the two is sorted.
   */
  static Dataset<Row> channels(Dataset<Row> orders) {
    Column isRecent = col("place").leq(RECENT);
    return purchases(orders)
        .where(col("channel").isNotNull())
        .select("customer_id", "channel", "ordered_at")
        .repartition(col("customer_id"))
        .withColumn(
            "place",
            row_number()
                .over(
                    Window.partitionBy("customer_id")
                        .orderBy(col("ordered_at").desc(), col("channel"))))
        .groupBy("customer_id", "channel")
        .agg(
            count(lit(1)).as("all_count"),
            count(when(isRecent, 1)).as("recent_count"),
            count(when(not(isRecent), 1)).as("earlier_count"))
        .groupBy("customer_id")
        .agg(
            sum("all_count").as("channel_order_count"),
            most("all_count").as("preferred_channel"),
            shareOfMost("all_count").as("preferred_channel_share"),
            most("recent_count").as("recent_channel"),
            shareOfMost("recent_count").as("recent_channel_share"),
            most("earlier_count").as("earlier_channel"),
            shareOfMost("earlier_count").as("earlier_channel_share"));
  }

  /** The first channel by name among those with the most purchases; null where there are none. */
  private static Column most(String count) {
    return min_by(
        col("channel"), when(col(count).gt(0), struct(negate(col(count)), col("channel"))));
  }

  private static Column shareOfMost(String count) {
    return ActivityFeatures.ratio(max(count), sum(count));
  }

  /**
   * {@code customer_id, order_country, order_region, order_region_country}: the country of the
   * latest purchase that names one, the region of the latest that names one, and that one's
   * country.
   */
  static Dataset<Row> places(Dataset<Row> orders) {
    Column latestFirst =
        struct(negate(unix_micros(col("ordered_at"))), col("source"), col("order_id"));
    return purchases(orders)
        .where(col("country").isNotNull().or(col("region").isNotNull()))
        .select(col("customer_id"), col("country"), col("region"), latestFirst.as("place"))
        .repartition(col("customer_id"))
        .groupBy("customer_id")
        .agg(
            min_by(col("country"), when(col("country").isNotNull(), col("place")))
                .as("order_country"),
            min_by(
                    struct(col("region"), col("country")),
                    when(col("region").isNotNull(), col("place")))
                .as("of_region"))
        .select(
            col("customer_id"),
            col("order_country"),
            col("of_region.region").as("order_region"),
            col("of_region.country").as("order_region_country"));
  }

  private static Column counter(int index) {
    boolean isWeekday = index < DAYS;
    String unit = isWeekday ? "weekday" : "hour";
    int value = isWeekday ? index : index - DAYS;
    return count(when(col(unit).equalTo(value), 1)).as(unit + value);
  }

  private static Column firstOfLargest(String unit, int size) {
    Column counts =
        array(IntStream.range(0, size).mapToObj(value -> col(unit + value)).toArray(Column[]::new));
    return array_position(counts, array_max(counts)).cast("int");
  }

  private static Dataset<Row> purchases(Dataset<Row> orders) {
    return orders.where(col("customer_id").isNotNull()).where(col("is_purchase"));
  }

  private PurchaseHabits() {}
}
