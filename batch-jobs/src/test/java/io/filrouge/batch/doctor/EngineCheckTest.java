package io.filrouge.batch.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.settings.Configuration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EngineCheckTest {
  @Test
  void doesNotTryACluster() {
    EngineCheck check =
        new EngineCheck(
            Configuration.load(null, Map.of()), Map.of("spark.master", "spark://elsewhere:7077"));

    assertThat(check.look()).extracting(Diagnosis::grade).containsExactly(Grade.WARNING);
  }
}
