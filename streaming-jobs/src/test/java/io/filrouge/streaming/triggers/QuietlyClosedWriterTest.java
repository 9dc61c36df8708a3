package io.filrouge.streaming.triggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.connector.kafka.sink.TwoPhaseCommittingStatefulSink.PrecommittingStatefulSinkWriter;
import org.junit.jupiter.api.Test;

final class QuietlyClosedWriterTest {
  private final Refusing below = new Refusing();
  private final QuietlyClosedWriter writer = new QuietlyClosedWriter(below);

  @Test
  void closesThoughTheWriterBelowFailsTo() {
    writer.close();

    assertThat(below.calls).containsExactly("close");
  }

  @Test
  void hidesNoOtherFailure() {
    assertThatThrownBy(() -> writer.flush(false)).isInstanceOf(IOException.class);
  }

  @Test
  void passesAllElseOn() throws Exception {
    writer.write(new Outgoing(Outgoing.Kind.TRIGGER, "dora", 1, new byte[0]), null);
    writer.writeWatermark(Watermark.MAX_WATERMARK);

    assertThat(writer.prepareCommit()).isEmpty();
    assertThat(writer.snapshotState(7)).isEmpty();
    assertThat(below.calls).containsExactly("write dora", "watermark", "prepare", "snapshot 7");
  }

  /** Cannot send what it was given. */
  private static final class Refusing
      implements PrecommittingStatefulSinkWriter<Outgoing, KafkaWriterState, KafkaCommittable> {
    private final List<String> calls = new ArrayList<>();

    @Override
    public void write(Outgoing outgoing, Context context) {
      calls.add("write " + outgoing.key());
    }

    @Override
    public void flush(boolean isEndOfInput) throws IOException {
      throw new IOException("cannot send");
    }

    @Override
    public void writeWatermark(Watermark watermark) {
      calls.add("watermark");
    }

    @Override
    public Collection<KafkaCommittable> prepareCommit() {
      calls.add("prepare");
      return List.of();
    }

    @Override
    public List<KafkaWriterState> snapshotState(long checkpointId) {
      calls.add("snapshot " + checkpointId);
      return List.of();
    }

    @Override
    public void close() throws IOException {
      calls.add("close");
      throw new IOException("cannot send");
    }
  }
}
