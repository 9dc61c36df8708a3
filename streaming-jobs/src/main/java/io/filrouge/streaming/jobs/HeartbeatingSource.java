package io.filrouge.streaming.jobs;

import io.filrouge.streaming.events.Incoming;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceEvent;
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

  /**
   * @param client properties of any Kafka client
   * @param topic of shop events
   */
  HeartbeatingSource(KafkaSource<Incoming> source, Map<String, String> client, String topic) {
    this.source = source;
    this.client = new HashMap<>(client);
    this.topic = topic;
  }

  @Override
  public Boundedness getBoundedness() {
    return source.getBoundedness();
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context) {
    return new Enumerator(source.createEnumerator(context));
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState state)
      throws IOException {
    return new Enumerator(source.restoreEnumerator(context, state));
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

  /** Hands out partitions as Kafka's does, while heartbeats are written. */
  private final class Enumerator
      implements SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> {
    private final SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> enumerator;
    private Heartbeats heartbeats;

    Enumerator(SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> enumerator) {
      this.enumerator = enumerator;
    }

    @Override
    public void start() {
      enumerator.start();
      heartbeats = Heartbeats.start(client, topic);
    }

    @Override
    public void handleSplitRequest(int subtask, String host) {
      enumerator.handleSplitRequest(subtask, host);
    }

    @Override
    public void handleSourceEvent(int subtask, SourceEvent event) {
      enumerator.handleSourceEvent(subtask, event);
    }

    @Override
    public void addSplitsBack(List<KafkaPartitionSplit> splits, int subtask) {
      enumerator.addSplitsBack(splits, subtask);
    }

    @Override
    public void addReader(int subtask) {
      enumerator.addReader(subtask);
    }

    @Override
    public KafkaSourceEnumState snapshotState(long checkpoint) throws Exception {
      return enumerator.snapshotState(checkpoint);
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) throws Exception {
      enumerator.notifyCheckpointComplete(checkpoint);
    }

    @Override
    public void notifyCheckpointAborted(long checkpoint) throws Exception {
      enumerator.notifyCheckpointAborted(checkpoint);
    }

    @Override
    public void close() throws IOException {
      if (heartbeats != null) {
        heartbeats.close();
      }
      enumerator.close();
    }
  }
}
