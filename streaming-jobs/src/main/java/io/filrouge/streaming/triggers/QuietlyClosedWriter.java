package io.filrouge.streaming.triggers;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.connector.kafka.sink.TwoPhaseCommittingStatefulSink.PrecommittingStatefulSinkWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes as Kafka's own writer does, and closes whatever happens. That one fails to close when a
 * record could not be sent, as after Kafka has dropped its transaction; the engine takes a failure
 * while it cleans up for the end of its worker, and the job waits for a new one that never comes.
 * Nothing is lost by closing: what was not sent is in no completed checkpoint, and decided again.
 */
final class QuietlyClosedWriter
    implements PrecommittingStatefulSinkWriter<Outgoing, KafkaWriterState, KafkaCommittable> {
  private static final Logger LOG = LoggerFactory.getLogger(QuietlyClosedWriter.class);

  private final PrecommittingStatefulSinkWriter<Outgoing, KafkaWriterState, KafkaCommittable>
      writer;

  /**
   * @param writer writes
   */
  QuietlyClosedWriter(
      PrecommittingStatefulSinkWriter<Outgoing, KafkaWriterState, KafkaCommittable> writer) {
    this.writer = writer;
  }

  @Override
  public void write(Outgoing outgoing, Context context) throws IOException, InterruptedException {
    writer.write(outgoing, context);
  }

  @Override
  public void flush(boolean isEndOfInput) throws IOException, InterruptedException {
    writer.flush(isEndOfInput);
  }

  @Override
  public void writeWatermark(Watermark watermark) throws IOException, InterruptedException {
    writer.writeWatermark(watermark);
  }

  @Override
  public Collection<KafkaCommittable> prepareCommit() throws IOException, InterruptedException {
    return writer.prepareCommit();
  }

  @Override
  public List<KafkaWriterState> snapshotState(long checkpointId) throws IOException {
    return writer.snapshotState(checkpointId);
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (Exception e) {
      LOG.error(
          "Cannot send all to Kafka before the end: {}; it is decided again from the last"
              + " checkpoint",
          e.getClass().getSimpleName());
    }
  }
}
