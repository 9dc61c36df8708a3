package io.filrouge.streaming.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import io.filrouge.domain.carts.CartEvent;
import io.filrouge.schemas.CustomerContext;
import io.filrouge.settings.Configuration;
import io.filrouge.streaming.events.Announcement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The operators, over one cart that a customer left. */
final class ReplayTest {
  private final Config config = Configuration.load(null, Map.of("reactivation.steps", "[1 h]"));
  private final List<CartEvent> events =
      new KinEvents(
              Decided.send().build(),
              new ShopLog().at(Duration.ZERO, ShopLog.added("k-1", "v-1", "c-1")).reader(),
              ShopLog::placement)
          .events().stream().map(PlacedEvent::event).toList();

  @Test
  void goesByTheContextThatItIsTold() throws Exception {
    JsonNode decision = decided(List.of(Decided.context(Decided.SUNDAY, Duration.ZERO)), false);

    assertThat(decision.get("outcome").asText()).isEqualTo("send");
    assertThat(decision.get("channel").asText()).isEqualTo("email");
    assertThat(decision.get("context_as_of").asText()).isEqualTo("2026-03-01");
    assertThat(decision.at("/cart_lines/0/product_id").asText()).isEqualTo("p-1");
    assertThat(decision.at("/cart_lines/0/quantity").asInt()).isEqualTo(2);
  }

  @Test
  void mindsAConsentThatWasWithdrawn() throws Exception {
    JsonNode decision = decided(List.of(Decided.context(Decided.SUNDAY, Duration.ZERO)), true);

    assertThat(decision.get("reason").asText()).isEqualTo("no-consent");
    assertThat(decision.get("context_as_of").asText()).isEqualTo("2026-03-01");
  }

  @Test
  void decidesWithoutContextAsIfThereWereNoConsent() throws Exception {
    JsonNode decision = decided(List.of(), false);

    assertThat(decision.get("reason").asText()).isEqualTo("no-consent");
    assertThat(decision.get("context_as_of").isNull()).isTrue();
  }

  @Test
  void goesByAChangeOfTheRules() throws Exception {
    List<JsonNode> decisions =
        new Replay(config)
            .decide(
                events,
                stood(List.of(Decided.context(Decided.SUNDAY, Duration.ZERO)), false).news(),
                List.of(Announcement.of("reactivation.caps.daily = 0")));

    assertThat(decisions).hasSize(1);
    assertThat(decisions.get(0).get("reason").asText()).isEqualTo("frequency-cap");
  }

  private JsonNode decided(List<Logged<CustomerContext>> contexts, boolean isWithdrawn)
      throws Exception {
    List<JsonNode> decisions =
        new Replay(config).decide(events, stood(contexts, isWithdrawn).news(), List.of());
    assertThat(decisions).hasSize(1);
    return decisions.get(0);
  }

  private StoodThen stood(List<Logged<CustomerContext>> contexts, boolean isWithdrawn) {
    var decision = Decided.logged(Decided.send());
    var withdrawals =
        isWithdrawn
            ? List.of(Decided.withdrawal(Duration.ofMinutes(5)))
            : List.<Logged<io.filrouge.schemas.ConsentChange>>of();
    return StoodThen.of(
        decision, Decided.inputs(decision, contexts, withdrawals, Map.of()), config);
  }
}
