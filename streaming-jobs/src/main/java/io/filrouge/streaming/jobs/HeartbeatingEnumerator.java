package io.filrouge.streaming.jobs;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;

/**
 * Hands out splits as another enumerator does, while heartbeats are written. It may be closed by
 * another thread while it still begins.
 *
 * @param <S> a split
 * @param <C> what a checkpoint holds
 */
final class HeartbeatingEnumerator<S extends SourceSplit, C> implements SplitEnumerator<S, C> {
  private final SplitEnumerator<S, C> enumerator;
  private final Supplier<Closeable> start;
  private final Object lock = new Object();
  private Closeable heartbeats = () -> {};
  private boolean isClosed;

  /**
   * @param enumerator hands out the splits
   * @param start writes heartbeats until what it gives is closed
   */
  HeartbeatingEnumerator(SplitEnumerator<S, C> enumerator, Supplier<Closeable> start) {
    this.enumerator = enumerator;
    this.start = start;
  }

  @Override
  public void start() {
    enumerator.start();
    synchronized (lock) {
      if (!isClosed) {
        heartbeats = start.get();
      }
    }
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
  public void addSplitsBack(List<S> splits, int subtask) {
    enumerator.addSplitsBack(splits, subtask);
  }

  @Override
  public void addReader(int subtask) {
    enumerator.addReader(subtask);
  }

  @Override
  public C snapshotState(long checkpoint) throws Exception {
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
    try {
      synchronized (lock) {
        isClosed = true;
        heartbeats.close();
      }
    } finally {
      enumerator.close();
    }
  }
}
