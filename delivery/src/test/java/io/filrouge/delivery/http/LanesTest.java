package io.filrouge.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.delivery.Receiver;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LanesTest {
  private final List<String> progress = new ArrayList<>();
  private final Tally tally = new Tally("crm", progress::add);

  @Test
  void triesAgainUntilItArrivesAndKeepsEachPersonsOrder() throws InterruptedException {
    Map<String, Integer> attempts = new ConcurrentHashMap<>();
    try (Receiver receiver = new Receiver()) {
      int[] failures = {503, 429, 500, 408, 425, 502, 504};
      receiver.answers(
          id -> {
            int attempt = attempts.merge(id, 1, Integer::sum);
            return attempt <= 2 ? failures[(id.hashCode() & 0xff) % failures.length] : 200;
          },
          Map.of("Retry-After", "0"));
      List<Letter> letters =
          IntStream.range(0, 60).mapToObj(i -> letter("p" + i % 6 + "-" + i, "p" + i % 6)).toList();

      deliver(receiver, "retry { first = 1 ms, longest = 20 ms, failing = 10 s }", letters);

      assertThat(receiver.ids()).hasSize(60);
      for (int person = 0; person < 6; person++) {
        String prefix = "p" + person + "-";
        assertThat(receiver.ids().stream().filter(id -> id.startsWith(prefix)))
            .containsExactlyElementsOf(
                letters.stream().map(Letter::id).filter(id -> id.startsWith(prefix)).toList());
      }
      assertThat(attempts.values()).containsOnly(3);
      assertThat(tally).hasToString("60 delivered, 0 dead letters");
      assertThat(tally.failedCount()).isEqualTo(120);
    }
  }

  @Test
  void givesUpWhatIsNotWantedAndWhatKeepsFailing() throws InterruptedException {
    try (Receiver receiver = new Receiver()) {
      receiver.answers(
          id -> id.equals("unwanted") ? 422 : id.equals("poison") ? 500 : 200, Map.of());

      var outcomes =
          deliver(
              receiver,
              "lanes = 2",
              List.of(letter("unwanted", "a"), letter("poison", "b"), letter("good", "a")));

      assertThat(outcomes.get(0).reason()).contains("status 422");
      assertThat(outcomes.get(1).reason()).contains("gave up after status 500");
      assertThat(outcomes.get(2).reason()).isEmpty();
      assertThat(tally).hasToString("1 delivered, 2 dead letters");
    }
  }

  @Test
  void endsWhenNobodyIsAtHomeForTooLong() {
    try (Receiver receiver = new Receiver()) {
      receiver.shut();

      assertThatThrownBy(() -> deliver(receiver, "retry.away = 30 ms", List.of(letter("one", "a"))))
          .isInstanceOfSatisfying(
              Failure.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.ENGINE_FAILURE))
          .hasMessage(
              "Cannot deliver to crm at localhost: no connection for longer than retry.away; run it"
                  + " again when the webhook is back, and it goes on where it was");
      assertThat(progress).isNotEmpty();
      assertThat(String.join(" ", progress)).doesNotContain(Settings.SECRET);
    }
  }

  @Test
  void stopsInTheMiddleAndTellsWhatWasDelivered() throws Exception {
    try (Receiver receiver = new Receiver()) {
      receiver.answers(id -> id.equals("first") ? 200 : 503, Map.of("Retry-After", "60"));
      WebhookSettings settings =
          Settings.local(receiver.port(), "retry { longest = 1 min, away = 1 h }");
      try (Postman postman = new Postman(settings, Clock.systemUTC());
          Lanes lanes = new Lanes(postman, settings, tally)) {
        ConcurrentMap<Integer, io.filrouge.delivery.http.Outcome> outcomes =
            new ConcurrentHashMap<>();
        CompletableFuture<Void> delivery =
            CompletableFuture.runAsync(
                () -> {
                  try {
                    lanes.deliver(List.of(letter("first", "a"), letter("second", "a")), outcomes);
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                });
        receiver.awaitRequests(2);

        lanes.stop();

        delivery.get();
        assertThat(outcomes.keySet()).containsExactly(0);
      }
    }
  }

  private Map<Integer, io.filrouge.delivery.http.Outcome> deliver(
      Receiver receiver, String more, List<Letter> letters) throws InterruptedException {
    WebhookSettings settings = Settings.local(receiver.port(), more);
    try (Postman postman = new Postman(settings, Clock.systemUTC());
        Lanes lanes = new Lanes(postman, settings, tally)) {
      ConcurrentMap<Integer, io.filrouge.delivery.http.Outcome> outcomes =
          new ConcurrentHashMap<>();
      lanes.deliver(letters, outcomes);
      return outcomes;
    }
  }

  private static Letter letter(String id, String person) {
    return new Letter(id, person, "{}".getBytes(StandardCharsets.UTF_8));
  }
}
