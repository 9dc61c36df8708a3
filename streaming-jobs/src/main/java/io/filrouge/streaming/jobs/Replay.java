package io.filrouge.streaming.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.Config;
import io.filrouge.domain.carts.CartEvent;
import io.filrouge.streaming.carts.Addressed;
import io.filrouge.streaming.carts.AddressedSerializer;
import io.filrouge.streaming.decisions.Campaign;
import io.filrouge.streaming.events.Announcement;
import io.filrouge.streaming.events.AnnouncementSerializer;
import io.filrouge.streaming.events.CartEventSerializer;
import io.filrouge.streaming.triggers.Outgoing;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/** Runs the operators of the live job over a few events, with news of customers and rules. */
final class Replay {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Config config;

  Replay(Config config) {
    this.config = config;
  }

  /**
   * All that is decided, to the end of time, as JSON with the cart.
   *
   * @param events at their places
   * @param news of customers: all of it counts from the beginning
   * @param announcements outages, and changes of the campaign, the last of which counts from the
   *     beginning
   */
  List<JsonNode> decide(
      List<CartEvent> events, List<Addressed> news, List<Announcement> announcements)
      throws Exception {
    StreamExecutionEnvironment environment = environment();
    ReactivationFlow flow =
        new ReactivationFlow(
            Campaign.of(config),
            new ReplayFormat(),
            Long.MAX_VALUE,
            StreamSettings.timeToLive(config));
    List<JsonNode> decisions = new ArrayList<>();
    try (CloseableIterator<Outgoing> told =
        flow.decide(
                Bounded.of(
                    environment,
                    Names.SHOP_EVENTS,
                    events,
                    CartEventSerializer.INSTANCE.type(CartEvent.class)),
                Bounded.of(environment, Names.CUSTOMER_CONTEXT, news, AddressedSerializer.TYPE),
                Bounded.of(
                    environment,
                    Names.CAMPAIGN_CONFIGURATION,
                    announcements,
                    AnnouncementSerializer.TYPE))
            .executeAndCollect("filrouge-decision")) {
      while (told.hasNext()) {
        Outgoing outgoing = told.next();
        if (outgoing.kind() == Outgoing.Kind.DECISION) {
          decisions.add(JSON.readTree(outgoing.value()));
        }
      }
    }
    return decisions;
  }

  private StreamExecutionEnvironment environment() {
    Configuration settings = StreamSettings.engine(config);
    settings.set(CoreOptions.DEFAULT_PARALLELISM, 1);
    settings.set(TaskManagerOptions.NUM_TASK_SLOTS, 1);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(settings);
    environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
    return environment;
  }
}
