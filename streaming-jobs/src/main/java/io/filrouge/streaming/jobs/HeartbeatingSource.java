package io.filrouge.streaming.jobs;

import io.filrouge.streaming.events.Incoming;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Kafka's source, which writes heartbeats from where its partitions are handed out: on a cluster
 * that is the JobManager, once for the job whatever its parallelism, and wherever the one that
 * leads is. Its state is that of Kafka's source.
 */
final class HeartbeatingSource
    implements Source<Incoming, KafkaPartitionSplit, KafkaSourceEnumState>,
        ResultTypeQueryable<Incoming> {
  private static final long serialVersionUID = 1L;

  private final KafkaSource<Incoming> source;
  private final HashMap<String, String> client;
  private final String topic;
  private final Duration interval;
  private final Duration aheadOfClock;

  /**
   * @param client properties of any Kafka client
   * @param topic of shop events
   * @param interval from one heartbeat to the next
   * @param aheadOfClock how far ahead of the heartbeats an event may be
   */
  HeartbeatingSource(
      KafkaSource<Incoming> source,
      Map<String, String> client,
      String topic,
      Duration interval,
      Duration aheadOfClock) {
    this.source = source;
    this.client = new HashMap<>(client);
    this.topic = topic;
    this.interval = interval;
    this.aheadOfClock = aheadOfClock;
  }

  @Override
  public Boundedness getBoundedness() {
    return source.getBoundedness();
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context) {
    return beating(source.createEnumerator(context));
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState state)
      throws IOException {
    return beating(source.restoreEnumerator(context, state));
  }

  @Override
  public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
    return source.getSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
    return source.getEnumeratorCheckpointSerializer();
  }

  @Override
  public SourceReader<Incoming, KafkaPartitionSplit> createReader(SourceReaderContext context)
      throws Exception {
    return source.createReader(context);
  }

  @Override
  public TypeInformation<Incoming> getProducedType() {
    return source.getProducedType();
  }

  private SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> beating(
      SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> enumerator) {
    return new HeartbeatingEnumerator<>(
        enumerator, () -> Heartbeats.goOn(client, topic, interval, aheadOfClock));
  }
}
