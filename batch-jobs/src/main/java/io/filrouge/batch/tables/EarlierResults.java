package io.filrouge.batch.tables;

import java.util.Optional;
import java.util.OptionalDouble;

/** What was counted and checked before: on the night before, and by earlier jobs of the night. */
public interface EarlierResults {
  /** Nothing was: the first night. */
  EarlierResults NONE =
      new EarlierResults() {
        @Override
        public Optional<NightResults> lastNight(String job) {
          return Optional.empty();
        }

        @Override
        public OptionalDouble thisNight(String subject, String rule) {
          return OptionalDouble.empty();
        }
      };

  /** The last night before this one on which a job ran and broke no rule that forbids anything. */
  Optional<NightResults> lastNight(String job);

  /** What another job of this night found. */
  OptionalDouble thisNight(String subject, String rule);
}
