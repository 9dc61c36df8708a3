package io.filrouge.streaming.triggers;

import java.io.IOException;
import java.util.Collection;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.SupportsPostCommitTopology;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * Kafka's sink with a committer that says what is lost, and a writer that always closes; its state
 * is that of Kafka's sink.
 */
public final class LossTellingSink
    implements Sink<Outgoing>,
        SupportsWriterState<Outgoing, KafkaWriterState>,
        SupportsCommitter<KafkaCommittable>,
        SupportsPostCommitTopology<KafkaCommittable> {
  private static final long serialVersionUID = 1L;

  private final KafkaSink<Outgoing> sink;
  private final SerializableSupplier<Boolean> canLoseInheritance;

  /**
   * @param sink writes
   * @param canLoseInheritance whether the checkpoint that the job began from is so old, when a
   *     committer begins, that Kafka can have dropped what it prepared
   */
  public LossTellingSink(
      KafkaSink<Outgoing> sink, SerializableSupplier<Boolean> canLoseInheritance) {
    this.sink = sink;
    this.canLoseInheritance = canLoseInheritance;
  }

  @Override
  public SinkWriter<Outgoing> createWriter(WriterInitContext context) throws IOException {
    return new QuietlyClosedWriter(sink.createWriter(context));
  }

  @Override
  public StatefulSinkWriter<Outgoing, KafkaWriterState> restoreWriter(
      WriterInitContext context, Collection<KafkaWriterState> recovered) {
    return new QuietlyClosedWriter(sink.restoreWriter(context, recovered));
  }

  @Override
  public SimpleVersionedSerializer<KafkaWriterState> getWriterStateSerializer() {
    return sink.getWriterStateSerializer();
  }

  @Override
  public Committer<KafkaCommittable> createCommitter(CommitterInitContext context) {
    boolean isFirstAttempt = context.getTaskInfo().getAttemptNumber() == 0;
    return new LossTellingCommitter(
        sink.createCommitter(context),
        canLoseInheritance.get() || !isFirstAttempt,
        context.metricGroup().addGroup("reactivation").counter("lost_transactions"));
  }

  @Override
  public SimpleVersionedSerializer<KafkaCommittable> getCommittableSerializer() {
    return sink.getCommittableSerializer();
  }

  /** Kafka's sink keeps its committers where its writers are. */
  @Override
  public void addPostCommitTopology(DataStream<CommittableMessage<KafkaCommittable>> committables) {
    sink.addPostCommitTopology(committables);
  }
}
