package io.filrouge.batch.features;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.hour;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.tables.MessageEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Whether messages reach a customer, when they are opened, and by which channel answered. */
final class MessageHabits {
  private static final int HOURS = 24;

  /**
   * {@code customer_id, is_email_reachable, preferred_message_hour, preferred_contact_channel}.
   * Reachable where the last e-mail did not bounce, unknown where none was sent; of hours and
   * channels that are answered alike the first counts.
   *
   * <p>Messages are many: nothing here keeps them from being added up in a hash table.
   *
   * @param happenings as {@link Happenings#of} gives them
   */
  static Dataset<Row> of(Dataset<Row> happenings) {
    Column isEmail = Happenings.is(Happenings.EMAIL);
    Column hasArrived = isEmail.and(col("detail").isin("delivered", "opened", "clicked"));
    Column hasBounced = isEmail.and(col("detail").equalTo("bounced"));
    List<Column> counters = new ArrayList<>();
    counters.add(max(when(hasBounced, col("happened_at"))).as("bounced_at"));
    IntStream.range(0, HOURS).mapToObj(MessageHabits::openedAt).forEach(counters::add);
    MessageEvents.CHANNELS.forEach(channel -> counters.add(answeredBy(channel)));
    return happenings
        .where(Happenings.isMessage())
        .withColumn("hour", hour(col("happened_at")))
        .groupBy("customer_id")
        .agg(
            max(when(hasArrived, col("happened_at"))).as("arrived_at"),
            counters.toArray(Column[]::new))
        .select(
            col("customer_id"),
            isReachable().as("is_email_reachable"),
            ofLargest(
                    IntStream.range(0, HOURS).mapToObj(hour -> col("opened" + hour)).toList(),
                    IntStream.range(0, HOURS).mapToObj(hour -> lit(hour)).toList())
                .as("preferred_message_hour"),
            ofLargest(
                    MessageEvents.CHANNELS.stream().map(name -> col("answered_" + name)).toList(),
                    MessageEvents.CHANNELS.stream().map(name -> lit(name)).toList())
                .as("preferred_contact_channel"));
  }

  private static Column isReachable() {
    return when(col("bounced_at").isNull(), when(col("arrived_at").isNotNull(), true))
        .otherwise(coalesce(col("arrived_at").gt(col("bounced_at")), lit(false)));
  }

  private static Column openedAt(int hour) {
    Column isOpened = col("detail").equalTo("opened").and(col("hour").equalTo(hour));
    return count(when(isOpened, 1)).as("opened" + hour);
  }

  private static Column answeredBy(String channel) {
    Column isAnswer = Happenings.is(channel).and(col("detail").isin("opened", "clicked"));
    return count(when(isAnswer, 1)).as("answered_" + channel);
  }

  /**
   * The value that belongs to the first of the largest counts; null where all are 0.
   *
   * <p>A place that is null must not get as far as {@code element_at}: generated code takes it for
   * -1, the last one, because the engine holds an element of an array without nulls for never null.
   */
  private static Column ofLargest(List<Column> counts, List<Column> values) {
    Column all = array(counts.toArray(Column[]::new));
    Column place = array_position(all, array_max(all)).cast("int");
    Column value = element_at(array(values.toArray(Column[]::new)), place);
    return when(array_max(all).gt(0), value);
  }

  private MessageHabits() {}
}
