package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.COUNT;
import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.INSTANT;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;
import static io.filrouge.batch.tables.ColumnTypes.WHOLE;

/** What the tables of the stream's own records have in common: the trigger, and the record. */
final class TriggerTable {

  /** Begins a table of records about triggers. */
  static TableContract.Builder of(String name, String meaning) {
    return TableContract.table(Layer.ACTIVATION, name, meaning)
        .partitionedBy("taken_on")
        .required("trigger_id", TEXT, "hash of campaign, customer, episode start and step")
        .required("campaign", TEXT, "the campaign's name in the configuration")
        .required("step", WHOLE, "the step of the sequence, counted from 1")
        .optional("customer_id", TEXT, "whom it is about; empty when only the visitor is known")
        .optional("visitor_id", TEXT, "the browser or device that filled the cart")
        .required("cart_key", TEXT, "the cart: its cart_id, else the visitor, else the customer");
  }

  /** Ends it with where the record stood. */
  static TableContract.Builder withRecord(TableContract.Builder table) {
    return table
        .required("rule_version", TEXT, "version of the rules that decided")
        .required("topic_id", TEXT, "Kafka's own id of the topic, another one if it is made anew")
        .required("topic_partition", WHOLE, "the partition it stood in")
        .required("topic_offset", COUNT, "its offset there: the next night goes on behind it")
        .required("recorded_at", INSTANT, "when Kafka had the record")
        .required("taken_on", DAY, "the night that took it in");
  }

  private TriggerTable() {}
}
