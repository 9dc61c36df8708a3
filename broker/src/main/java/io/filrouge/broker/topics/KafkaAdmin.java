package io.filrouge.broker.topics;

import io.filrouge.settings.Failure;
import io.filrouge.settings.KafkaSettings;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** Connects to Kafka to ask and to create, with less patience than Kafka's own minute. */
final class KafkaAdmin {
  private static final String WHOLE_ANSWER_MILLIS = "15000";
  private static final String ONE_REQUEST_MILLIS = "10000";

  static Admin open(KafkaSettings kafka) {
    try {
      return Admin.create(properties(kafka));
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

  static Map<String, Object> properties(KafkaSettings kafka) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, WHOLE_ANSWER_MILLIS);
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ONE_REQUEST_MILLIS);
    properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "filrouge-topics");
    properties.putAll(kafka.clientProperties());
    return properties;
  }

  private KafkaAdmin() {}
}
