package io.filrouge.streaming.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.Test;

final class JobIdsTest {
  private static final JobID ONE = new JobID(1, 1);
  private static final JobID OTHER = new JobID(2, 2);

  @Test
  void twoWhoSeeTheSameChooseTheSame() {
    assertThat(JobIds.next("job", "file:/s/one", List.of(ONE, OTHER)))
        .isEqualTo(JobIds.next("job", "file:/s/one", List.of(OTHER, ONE)));
  }

  @Test
  void aLaterJobHasAnother() {
    JobID first = JobIds.next("job", null, List.of());

    assertThat(JobIds.next("job", null, List.of(first))).isNotEqualTo(first);
    assertThat(JobIds.next("job", "file:/s/one", List.of())).isNotEqualTo(first);
    assertThat(JobIds.next("another", null, List.of())).isNotEqualTo(first);
  }
}
