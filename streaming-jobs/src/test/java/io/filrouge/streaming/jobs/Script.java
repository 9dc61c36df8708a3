package io.filrouge.streaming.jobs;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.ToLongFunction;
import org.apache.flink.streaming.api.functions.source.legacy.SourceFunction;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * A source that says what it has to say and then, but for its last part, waits to be stopped. That
 * time has passed it says last, so that whoever sees something decided knows that all was said.
 */
final class Script<T> implements SourceFunction<T> {
  private static final long serialVersionUID = 1L;

  private final Lines<T> lines;
  private final Position<T> position;
  private final long until;
  private transient volatile CountDownLatch stopped;

  /**
   * @param lines what it says
   * @param position event time of each thing
   * @param until how far time has passed then; at the end of time it ends of itself
   */
  Script(Lines<T> lines, Position<T> position, long until) {
    this.lines = lines;
    this.position = position;
    this.until = until;
  }

  @Override
  public void run(SourceContext<T> context) throws Exception {
    stopped = new CountDownLatch(1);
    synchronized (context.getCheckpointLock()) {
      for (T thing : lines.all()) {
        context.collectWithTimestamp(thing, position.applyAsLong(thing));
      }
      context.emitWatermark(new Watermark(until));
    }
    if (until != Long.MAX_VALUE) {
      stopped.await();
    }
  }

  @Override
  public void cancel() {
    if (stopped != null) {
      stopped.countDown();
    }
  }

  /** Makes what is said, wherever the source runs. */
  interface Lines<T> extends Serializable {
    List<T> all();
  }

  interface Position<T> extends ToLongFunction<T>, Serializable {}
}
