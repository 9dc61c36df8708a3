package io.filrouge.streaming.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.filrouge.settings.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KafkaSilenceTest {
  private static final Config SOMEWHERE =
      config(Map.of("stream.kafka.bootstrap-servers", "kafka.example:9092"));

  @Test
  void isWhyWhereKafkaDidNotAnswer() {
    assertThat(isWhy(new TimeoutException())).isTrue();
    assertThat(isWhy(new ExecutionException(new IOException()))).isTrue();
    assertThat(isWhy(new KafkaException("Failed to create new KafkaAdminClient"))).isTrue();
  }

  @Test
  void isNotWhyTopicsAreMissingOrCheckpointsUnreadable() {
    assertThat(KafkaSilence.isWhy(Failure.input("Cannot find topics one"), SOMEWHERE)).isFalse();
    assertThat(isWhy(new IOException("permission denied"))).isFalse();
    assertThat(KafkaSilence.isWhy(Failure.configuration("Cannot log in"), SOMEWHERE)).isFalse();
  }

  @Test
  void isWhyWhereNoEmbeddedBrokerRuns(@TempDir Path folder) {
    Config nowhere = config(Map.of("stream.kafka.data-dir", folder.toString()));

    assertThat(KafkaSilence.isWhy(Failure.input("Cannot find Kafka"), nowhere)).isTrue();
  }

  private static boolean isWhy(Exception cause) {
    return KafkaSilence.isWhy(Failure.input("Cannot begin", cause), SOMEWHERE);
  }

  private static Config config(Map<String, Object> settings) {
    return ConfigFactory.parseMap(settings).withFallback(ConfigFactory.load());
  }
}
