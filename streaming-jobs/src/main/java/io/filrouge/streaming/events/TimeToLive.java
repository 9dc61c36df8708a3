package io.filrouge.streaming.events;

import java.time.Duration;
import org.apache.flink.api.common.state.StateTtlConfig;

/**
 * State is let go of in event time, by whoever keeps it. That it also expires by the machine's
 * clock stems from the first savepoints, whose format it is: it never does, for a clock that is
 * wrong must not empty a job's memory, nor a job forget what its back-test knows.
 */
public final class TimeToLive {
  private static final Duration NEVER = Duration.ofDays(100 * 365);

  public static final StateTtlConfig FOR_EVER =
      StateTtlConfig.newBuilder(NEVER).disableCleanupInBackground().build();

  private TimeToLive() {}
}
