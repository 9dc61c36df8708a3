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
    assertThat(JobIds.next("job", "file:/s/one", List.of(ONE, OTHER), 0))
        .isEqualTo(JobIds.next("job", "file:/s/one", List.of(OTHER, ONE), 0));
  }

  @Test
  void aLaterJobHasAnother() {
    JobID first = JobIds.next("job", null, List.of(), 0);

    assertThat(JobIds.next("job", null, List.of(first), 0)).isNotEqualTo(first);
    assertThat(JobIds.next("job", "file:/s/one", List.of(), 0)).isNotEqualTo(first);
    assertThat(JobIds.next("another", null, List.of(), 0)).isNotEqualTo(first);
  }

  @Test
  void anIdThatWasRefusedIsFollowedByAnotherTheSameForAll() {
    JobID first = JobIds.next("job", null, List.of(), 0);
    JobID second = JobIds.next("job", null, List.of(), 1);

    assertThat(second)
        .isNotEqualTo(first)
        .isNotEqualTo(JobIds.next("job", null, List.of(), 2))
        .isEqualTo(JobIds.next("job", null, List.of(), 1));
  }
}
