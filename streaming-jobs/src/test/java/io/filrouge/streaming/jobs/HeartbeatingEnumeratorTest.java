package io.filrouge.streaming.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.junit.jupiter.api.Test;

final class HeartbeatingEnumeratorTest {
  private final List<String> done = new ArrayList<>();

  @Test
  void heartbeatsAreWrittenFromTheStartToTheEnd() throws IOException {
    HeartbeatingEnumerator<?, ?> enumerator =
        new HeartbeatingEnumerator<>(new Partitions(() -> {}), this::beat);

    enumerator.start();
    enumerator.close();

    assertThat(done).containsExactly("starts", "beats", "beats no more", "closed");
  }

  @Test
  void noneAreWrittenWhereTheEndComesBeforeTheStartIsDone() throws IOException {
    List<HeartbeatingEnumerator<?, ?>> closing = new ArrayList<>();
    HeartbeatingEnumerator<?, ?> enumerator =
        new HeartbeatingEnumerator<>(
            new Partitions(
                () -> {
                  try {
                    closing.get(0).close();
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }),
            this::beat);
    closing.add(enumerator);

    enumerator.start();

    assertThat(done).containsExactly("starts", "closed");
  }

  @Test
  void partitionsAreLetGoOfEvenIfHeartbeatsCannotBe() {
    HeartbeatingEnumerator<?, ?> enumerator =
        new HeartbeatingEnumerator<>(
            new Partitions(() -> {}),
            () ->
                () -> {
                  throw new IOException("interrupted");
                });
    enumerator.start();

    assertThatThrownBy(enumerator::close).hasMessage("interrupted");
    assertThat(done).containsExactly("starts", "closed");
  }

  private Closeable beat() {
    done.add("beats");
    return () -> done.add("beats no more");
  }

  /** Hands out nothing, and says what it was asked for. */
  private final class Partitions
      implements SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> {
    private final Runnable meanwhile;

    Partitions(Runnable meanwhile) {
      this.meanwhile = meanwhile;
    }

    @Override
    public void start() {
      done.add("starts");
      meanwhile.run();
    }

    @Override
    public void handleSplitRequest(int subtask, String host) {}

    @Override
    public void addSplitsBack(List<KafkaPartitionSplit> splits, int subtask) {}

    @Override
    public void addReader(int subtask) {}

    @Override
    public KafkaSourceEnumState snapshotState(long checkpoint) {
      return null;
    }

    @Override
    public void close() {
      done.add("closed");
    }
  }
}
