package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.COUNT;
import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;
import static io.filrouge.batch.tables.ColumnTypes.WHOLE;

/** Which offsets of topics were taken in, and when. */
public final class IngestedOffsets {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.OPERATIONS,
              "ingested_offsets",
              "One row a partition and span of offsets that a night took from a topic: the next night goes on behind it. A night that found nothing has a row, too.")
          .key(
              "entity",
              "source",
              "topic_id",
              "topic_partition",
              "taken_on",
              "from_offset",
              "until_offset")
          .partitionedBy("taken_on")
          .required("entity", TEXT, "entity")
          .required("source", TEXT, "name of the source in the configuration")
          .required("topic", TEXT, "the topic's name")
          .required("topic_id", TEXT, "Kafka's own id of the topic, another one if it is made anew")
          .required("topic_partition", WHOLE, "the partition")
          .required("from_offset", COUNT, "the first offset taken")
          .required("until_offset", COUNT, "the first offset that was left to the next night")
          .required(
              "lost_count",
              COUNT,
              "offsets before the first that had gone from the topic before a night took them")
          .required("taken_on", DAY, "the night that took them")
          .mustHold("span_is_forward", "from_offset <= until_offset and lost_count >= 0")
          .build();

  private IngestedOffsets() {}
}
