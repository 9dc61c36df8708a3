package io.filrouge.streaming.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.flink.api.common.JobStatus;
import org.junit.jupiter.api.Test;

final class JobFateTest {

  @Test
  void saysNoMoreThanIsKnown() {
    assertThat(JobFate.words(Optional.of(JobStatus.RESTARTING)))
        .isEqualTo("the job is RESTARTING. See 'stream status', and try again");
    assertThat(JobFate.words(Optional.of(JobStatus.FINISHED)))
        .startsWith("the job has ended as FINISHED; start it again");
    assertThat(JobFate.words(Optional.empty()))
        .startsWith("whether the job goes on is not known: nobody answers");
  }
}
