package io.filrouge.streaming.decisions;

import io.filrouge.streaming.triggers.Outgoing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Addresses what is told to the topic of its kind, by the key of whom it is about. */
public final class OutgoingRecords
    implements KafkaRecordSerializationSchema<Outgoing>, KafkaDatasetFacetProvider {
  private static final long serialVersionUID = 1L;

  private final EnumMap<Outgoing.Kind, String> topics;

  /**
   * @param topics by kind
   */
  public OutgoingRecords(Map<Outgoing.Kind, String> topics) {
    this.topics = new EnumMap<>(topics);
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Outgoing outgoing, KafkaSinkContext context, Long timestamp) {
    byte[] key = outgoing.key().getBytes(StandardCharsets.UTF_8);
    Long moment = outgoing.moment() < 0 ? null : outgoing.moment();
    return new ProducerRecord<>(topics.get(outgoing.kind()), null, moment, key, outgoing.value());
  }

  /**
   * Which topics there are: the sink looks there for transactions that an earlier run left open.
   */
  @Override
  public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
    return Optional.of(
        new DefaultKafkaDatasetFacet(
            DefaultKafkaDatasetIdentifier.ofTopics(new ArrayList<>(topics.values()))));
  }
}
