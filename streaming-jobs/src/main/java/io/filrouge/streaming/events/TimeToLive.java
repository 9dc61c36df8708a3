package io.filrouge.streaming.events;

import java.time.Duration;
import org.apache.flink.api.common.state.StateTtlConfig;

/**
 * The net below what is let go of in event time: state that nobody touched for long is neither read
 * nor carried into a savepoint. Nothing looks for it in the background: that took half the time of
 * the whole job.
 */
public final class TimeToLive {

  public static StateTtlConfig of(Duration untouched) {
    return StateTtlConfig.newBuilder(untouched)
        .disableCleanupInBackground()
        .cleanupFullSnapshot()
        .build();
  }

  private TimeToLive() {}
}
