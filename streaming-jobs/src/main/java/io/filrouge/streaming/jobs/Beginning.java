package io.filrouge.streaming.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * Where a run of the live job begins.
 *
 * @param from a savepoint or checkpoint, or null
 * @param isOurs whether the job may clean it up
 * @param completedAt when it was completed, in epoch milliseconds; 0 where that is not known
 * @param words for the user
 */
record Beginning(String from, boolean isOurs, long completedAt, String words) {

  /**
   * Chooses: what the user asks for, else the newest that is there.
   *
   * @param isFresh whether to begin with no state
   * @param savepoint to begin from, or null
   * @param watchedSince of a job that is watched, when that began, in epoch milliseconds; else
   *     null. What the user asked for holds for the first start only: after a death the job goes on
   *     from what it completed since, or all since then would come twice
   * @param newest checkpoint or savepoint that is there
   */
  static Beginning of(
      boolean isFresh, String savepoint, Long watchedSince, Optional<Checkpoints.Found> newest) {
    boolean isRestart =
        watchedSince != null
            && newest.filter(found -> found.completedAt() >= watchedSince).isPresent();
    if (isFresh && !isRestart) {
      return new Beginning(null, false, 0, "with no state");
    }
    if (savepoint != null && !isRestart) {
      return new Beginning(savepoint, false, 0, "from " + savepoint);
    }
    return newest
        .map(
            found ->
                new Beginning(
                    found.address(),
                    !found.isSavepoint(),
                    found.completedAt(),
                    "going on from " + found.address()))
        .orElse(new Beginning(null, true, 0, "beginning with no state"));
  }

  /**
   * Whether Kafka can have dropped, when it is asked, transactions that were prepared here and not
   * committed. The sinks ask when they begin, which after a JobManager's death may be long after
   * the job did.
   */
  SerializableSupplier<Boolean> outlived(Duration transactionTimeout) {
    return new Outlived(completedAt, transactionTimeout);
  }

  /** Transactions began before the checkpoint: half of their time is left for that. */
  record Outlived(long completedAt, Duration transactionTimeout)
      implements SerializableSupplier<Boolean> {
    @Override
    public Boolean get() {
      return at(Instant.now());
    }

    boolean at(Instant now) {
      return now.toEpochMilli() - completedAt >= transactionTimeout.toMillis() / 2;
    }
  }
}
