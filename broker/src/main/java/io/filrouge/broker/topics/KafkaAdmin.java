package io.filrouge.broker.topics;

import io.filrouge.settings.Failure;
import io.filrouge.settings.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** Connects to Kafka to ask and to create, with less patience than Kafka's own minute. */
public final class KafkaAdmin {
  /** For a whole answer. */
  public static final Duration USUAL_PATIENCE = Duration.ofSeconds(15);

  private static final Duration ONE_REQUEST = Duration.ofSeconds(10);

  /**
   * A client of the cluster in use.
   *
   * @param patience how long a whole answer may take
   */
  public static Admin open(KafkaSettings kafka, Duration patience) {
    try {
      return Admin.create(properties(kafka, patience));
    } catch (KafkaException | IllegalArgumentException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      // Its message may quote a password.
      throw Failure.configuration(
          "Cannot make a client of "
              + kafka
              + ": "
              + reason.getClass().getSimpleName()
              + "; check stream.kafka.bootstrap-servers and stream.kafka.client");
    }
  }

  static Map<String, Object> properties(KafkaSettings kafka, Duration patience) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(patience));
    properties.put(
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
        millis(patience.compareTo(ONE_REQUEST) < 0 ? patience : ONE_REQUEST));
    properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "filrouge-topics");
    properties.putAll(kafka.clientProperties());
    return properties;
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }

  private KafkaAdmin() {}
}
