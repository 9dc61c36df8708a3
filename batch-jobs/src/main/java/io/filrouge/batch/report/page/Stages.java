package io.filrouge.batch.report.page;

import io.filrouge.domain.segments.LifecycleStage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The lifecycle stages in the order of the page. */
final class Stages {
  /** In the order in which relationships grow and end. */
  static final List<String> KNOWN =
      Arrays.stream(LifecycleStage.values()).map(LifecycleStage::wireName).toList();

  /** Those, and first the one of people who are in none. */
  static final List<String> ALL = Stream.concat(Stream.of(""), KNOWN.stream()).toList();

  /** Whether a relationship is in danger or over. */
  static boolean isLoss(String stage) {
    return stage.isEmpty()
        || stage.equals(LifecycleStage.AT_RISK.wireName())
        || stage.equals(LifecycleStage.LAPSED.wireName());
  }

  private Stages() {}
}
