package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.BYTES;
import static io.filrouge.batch.tables.ColumnTypes.COUNT;
import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.INSTANT;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;
import static io.filrouge.batch.tables.ColumnTypes.WHOLE;

/** Records of topics as they came: a topic forgets them, and a night may be run again. */
public final class StagedTopicRecords {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.STAGED,
              "topic_records",
              "Every record that a night took from a topic, as it came: what the night reads when it is run again, whatever the topic still holds. Personal data.")
          .key("entity", "source", "topic_id", "topic_partition", "topic_offset")
          .partitionedBy("taken_on")
          .personal()
          .required("entity", TEXT, "entity it is read as")
          .required("source", TEXT, "name of the source in the configuration")
          .required("topic", TEXT, "the topic's name")
          .required("topic_id", TEXT, "Kafka's own id of the topic, another one if it is made anew")
          .required("topic_partition", WHOLE, "the partition it stood in")
          .required("topic_offset", COUNT, "its offset there")
          .required("recorded_at", INSTANT, "when Kafka had the record")
          .optional("record", BYTES, "its value; empty for a tombstone")
          .required("taken_on", DAY, "the night that took it")
          .build();

  private StagedTopicRecords() {}
}
