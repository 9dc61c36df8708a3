package io.filrouge.broker.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.settings.Configuration;
import io.filrouge.settings.KafkaSettings;
import io.filrouge.settings.TopicSettings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

final class TopicPlanTest {

  @Test
  void keepsEventsTwoWeeksDecisionsAQuarterAndTheLatestOfEachCustomer() {
    assertThat(plans(Map.of()))
        .extracting(plan -> plan.name() + " " + plan.partitions() + " " + fate(plan))
        .containsExactly(
            "shop-events 4 14 d",
            "customer-context 4 compact",
            "consent-changes 4 365 d",
            "campaign-configuration 1 compact",
            "reactivation-triggers 4 90 d",
            "trigger-decisions 4 90 d",
            "trigger-cancellations 4 90 d",
            "shop-events-dead-letters 4 14 d");
  }

  @Test
  void datesRecordsByTheirArrivalSoThatPastEventsAreKeptAsLongAsOthers() {
    assertThat(plans(Map.of()))
        .allSatisfy(
            plan ->
                assertThat(plan.settings())
                    .containsEntry(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"));
  }

  @Test
  void asksForAllCopiesButOneBeforeARecordIsAcknowledged() {
    assertThat(inSync("1")).containsOnly("1");
    assertThat(inSync("2")).containsOnly("1");
    assertThat(inSync("3")).containsOnly("2");
  }

  @Test
  void warnsOfFewerPartitionsAndOfAnotherCleanup() {
    TopicPlan events = plans(Map.of()).get(0);
    TopicPlan context = plans(Map.of()).get(1);

    assertThat(new FoundTopic(events, 4, 1, "delete", false).warnings()).isEmpty();
    assertThat(new FoundTopic(events, 9, 1, "delete", false).warnings()).isEmpty();
    assertThat(new FoundTopic(events, 1, 1, "compact", false).warnings())
        .satisfiesExactly(
            warning ->
                assertThat(warning)
                    .startsWith("topic shop-events has 1 partition where 4 are asked for;"),
            warning ->
                assertThat(warning)
                    .startsWith(
                        "topic shop-events has cleanup.policy compact where delete is asked for;"
                            + " records are lost as soon as a later one has their key."));
    assertThat(new FoundTopic(context, 4, 1, "delete", false).warnings())
        .singleElement()
        .asString()
        .contains("what is older than its retention is lost for readers that begin anew");
  }

  @Test
  void warnsOfFewerCopies() {
    TopicPlan events = plans(Map.of("stream.topics.replication", "3")).get(0);

    assertThat(new FoundTopic(events, 4, 3, "delete", false).warnings()).isEmpty();
    assertThat(new FoundTopic(events, 4, 1, "delete", false).warnings())
        .containsExactly(
            "topic shop-events has 1 copy where 3 are asked for; a broker that is lost may take its"
                + " records along. Add copies with your cluster's tools");
  }

  @Test
  void clientPropertiesOfTheConfigurationReachTheClient() {
    KafkaSettings kafka =
        kafka(
            Map.of(
                "stream.kafka.bootstrap-servers", "a:9092",
                "stream.kafka.client.security.protocol", "SASL_SSL",
                "stream.kafka.client.request.timeout.ms", "1234"));

    AdminClientConfig client =
        new AdminClientConfig(KafkaAdmin.properties(kafka, KafkaAdmin.USUAL_PATIENCE));

    assertThat(client.getList(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG))
        .isEqualTo(List.of("a:9092"));
    assertThat(client.getString("security.protocol")).isEqualTo("SASL_SSL");
    assertThat(client.getInt(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG)).isEqualTo(1234);
  }

  private static String fate(TopicPlan plan) {
    String retention = plan.settings().get(TopicConfig.RETENTION_MS_CONFIG);
    return retention == null
        ? plan.cleanupPolicy()
        : TimeUnit.MILLISECONDS.toDays(Long.parseLong(retention)) + " d";
  }

  private static List<String> inSync(String replication) {
    return plans(Map.of("stream.topics.replication", replication)).stream()
        .map(plan -> plan.settings().get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG))
        .toList();
  }

  private static List<TopicPlan> plans(Map<String, String> overrides) {
    TopicSettings topics = kafka(overrides).topics();
    return TopicPlan.all(topics);
  }

  private static KafkaSettings kafka(Map<String, String> overrides) {
    return KafkaSettings.from(Configuration.load(null, overrides));
  }
}
