package io.filrouge.streaming.jobs;

import com.typesafe.config.Config;
import io.filrouge.settings.KafkaSettings;

/** What a start of the live job looks at before it begins, wherever it runs. */
final class Start {

  /**
   * Where the job begins, once Kafka answers and has the topics.
   *
   * @param savepoint to begin from, or null
   * @param watchedSince when its watch-dog began, epoch milliseconds, or null
   * @throws io.filrouge.settings.Failure of exit code 2 or 3 where the job cannot begin
   */
  static Beginning from(Config config, boolean isFresh, String savepoint, Long watchedSince)
      throws InterruptedException {
    KafkaSettings kafka = KafkaSettings.from(config);
    TopicsThere.check(kafka);
    String checkpoints = StreamSettings.checkpoints(config);
    String savepoints = StreamSettings.savepoints(config);
    Beginning beginning =
        Beginning.of(
            isFresh,
            savepoint == null ? null : StreamSettings.address(savepoint),
            watchedSince,
            Checkpoints.newest(checkpoints, savepoints));
    if (beginning.from() == null && !isFresh) {
      EarlierReading.refuseWithoutState(
          kafka, StreamSettings.name(config), checkpoints + " or " + savepoints);
    }
    return beginning;
  }

  private Start() {}
}
