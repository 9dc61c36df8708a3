package io.filrouge.streaming.jobs;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What stands in a topic and no reader of committed records will ever see: records of transactions
 * that Kafka has dropped, of which there is no equal among the committed ones. After a crash what
 * the job had written is decided again, the same, so that its dropped records have equals.
 */
final class LostRecords {
  /** The fields that tell two records of one topic apart; each topic has some of them. */
  private static final List<String> IDENTITY =
      List.of("trigger_id", "decided_at", "topic", "partition", "offset");

  private final Map<String, String> client;
  private final Contract contract;

  /**
   * A record that is lost.
   *
   * @param said what it says
   * @param key byte for byte
   * @param value byte for byte
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Lost(SpecificRecord said, byte[] key, byte[] value) {}

  /**
   * @param client properties of any Kafka client
   * @param contract of the topic
   */
  LostRecords(Map<String, String> client, Contract contract) {
    this.client = client;
    this.contract = contract;
  }

  /**
   * Each once, in the order of the partitions. Reads the topic three times, so that only what was
   * dropped is held in memory; what is not committed yet is left out.
   */
  List<Lost> find() {
    Map<TopicPartition, BitSet> committed = new HashMap<>();
    Map<TopicPartition, Long> ends =
        TopicReader.readAll(
            client,
            contract.topic(),
            true,
            record ->
                committed
                    .computeIfAbsent(partition(record), none -> new BitSet())
                    .set(Math.toIntExact(record.offset())));
    Map<String, Lost> lost = new LinkedHashMap<>();
    TopicReader.readAll(
        client,
        contract.topic(),
        false,
        record -> {
          BitSet seen = committed.getOrDefault(partition(record), new BitSet());
          boolean isOpen = record.offset() >= ends.getOrDefault(partition(record), 0L);
          if (!isOpen && !seen.get(Math.toIntExact(record.offset()))) {
            Logged.read(record, contract.decoder())
                .map(logged -> new Lost(logged.said(), record.key(), record.value()))
                .ifPresent(dropped -> lost.putIfAbsent(identity(dropped.said()), dropped));
          }
        });
    if (!lost.isEmpty()) {
      TopicReader.readAll(
          client,
          contract.topic(),
          true,
          record ->
              Logged.read(record, contract.decoder())
                  .ifPresent(logged -> lost.remove(identity(logged.said()))));
    }
    return List.copyOf(lost.values());
  }

  private static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  /** The same for a record that was decided twice. */
  static String identity(SpecificRecord record) {
    StringBuilder identity = new StringBuilder();
    for (String name : IDENTITY) {
      var field = record.getSchema().getField(name);
      if (field != null) {
        identity.append(record.get(field.pos())).append('/');
      }
    }
    return identity.toString();
  }
}
