package io.filrouge.streaming.submission;

import org.apache.flink.api.common.JobID;

/**
 * A job as the cluster tells of it.
 *
 * @param id of the job
 * @param state in Flink's words, such as RUNNING or RESTARTING
 * @param startedAt when it was submitted, epoch milliseconds
 * @param parallelism of its operators, at most
 * @param restores how often it went on from a checkpoint or savepoint
 * @param completed checkpoints, savepoints among them
 * @param failed checkpoints
 * @param newest checkpoint that was completed; null where none was
 */
public record JobState(
    JobID id,
    String state,
    long startedAt,
    int parallelism,
    long restores,
    long completed,
    long failed,
    Completed newest) {

  /**
   * A checkpoint.
   *
   * @param triggeredAt epoch milliseconds
   * @param millis how long it took
   * @param bytes of state written
   */
  public record Completed(long triggeredAt, long millis, long bytes) {}
}
