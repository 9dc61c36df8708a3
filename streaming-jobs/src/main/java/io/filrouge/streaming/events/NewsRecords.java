package io.filrouge.streaming.events;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads topics whose records count when they come, and move no time. */
public final class NewsRecords implements KafkaRecordDeserializationSchema<Incoming> {
  private static final long serialVersionUID = 1L;

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Incoming> out) {
    out.collect(Incoming.timeless(Origins.of(record)));
  }

  @Override
  public TypeInformation<Incoming> getProducedType() {
    return IncomingSerializer.INSTANCE.type(Incoming.class);
  }
}
