package io.filrouge.domain.carts;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.domain.carts.Cart.Effect;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies in a cart, and when its episode opens, goes on and ends. */
class CartTest {
  private final Cart cart = new Cart("v");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          add shoes                                | shoes:1          | HELD
          add shoes 2; add shoes                   | shoes:3          | HELD HELD
          add shoes; add hat                       | shoes:1 hat:1    | HELD HELD
          add; add shoes                           | null:1 shoes:1   | HELD HELD
          add shoes 3; remove shoes                | shoes:2          | HELD HELD
          add shoes; remove shoes                  |                  | HELD EMPTIED
          add shoes; remove shoes 5                |                  | HELD EMPTIED
          add shoes; remove shoes 5; add shoes     | shoes:1          | HELD EMPTIED HELD
          add shoes; remove hat                    | shoes:1          | HELD HELD
          remove shoes                             |                  | EMPTIED
          add shoes 2; add shoes -1                | shoes:1          | HELD HELD
          add shoes; update shoes 4                | shoes:4          | HELD HELD
          add shoes 4; update shoes                | shoes:1          | HELD HELD
          add shoes; update hat 2                  | shoes:1 hat:2    | HELD HELD
          add shoes; update shoes 0                |                  | HELD EMPTIED
          add shoes; add hat; update shoes 0       | hat:1            | HELD HELD HELD
          add shoes 2; update shoes 2              | shoes:2          | HELD NONE
          add shoes; update                        | shoes:1          | HELD NONE
          add shoes; update price=9.90             | shoes:1          | HELD NONE
          add shoes; update hat 0                  | shoes:1          | HELD NONE
          add 2; update 2                          | null:2           | HELD NONE
          add 2; update 3                          | null:3           | HELD HELD
          add shoes; checkout                      | shoes:1          | HELD HELD
          checkout                                 |                  | EMPTIED
          add shoes 2; add hat; empty              |                  | HELD HELD EMPTIED
          add shoes; view                          | shoes:1          | HELD NONE
          add shoes; buy                           | shoes:1          | HELD NONE
          add shoes 2147483647; add shoes          | shoes:2147483647 | HELD HELD
          add shoes -2147483647; add shoes         | shoes:1          | EMPTIED HELD
          """)
  void holds(String events, String contents, String effects) {
    List<Effect> happened = new ArrayList<>();
    for (String event : events.split("; ", -1)) {
      happened.add(cart.apply(event("mon-10:00 " + event)));
    }

    assertThat(happened.stream().map(Effect::name).collect(joining(" "))).isEqualTo(effects);
    assertThat(
            cart.lines().stream()
                .map(line -> line.productId() + ":" + line.quantity())
                .collect(joining(" ")))
        .isEqualTo(contents == null ? "" : contents);
  }

  @Test
  void opensAnEpisodeWithTheFirstActivityThatLeavesSomething() {
    apply("mon-10:00 checkout");
    assertThat(cart.hasOpenEpisode()).isFalse();

    apply(
        """
        mon-10:05 add shoes
        mon-10:10 checkout
        """);
    assertThat(cart.hasOpenEpisode()).isTrue();
    assertThat(Weeks.text(cart.episodeStartedAt())).isEqualTo("mon-10:05");
    assertThat(Weeks.text(cart.lastActivityAt())).isEqualTo("mon-10:10");
  }

  @Test
  void keepsWhatLiesInItWhenTheEpisodeEndsAndOpensAnotherWithTheNextActivity() {
    apply("mon-10:00 add shoes");
    cart.endEpisode();
    assertThat(cart.hasOpenEpisode()).isFalse();
    assertThat(cart.isEmpty()).isFalse();

    apply("mon-12:00 checkout");
    assertThat(cart.hasOpenEpisode()).isTrue();
    assertThat(Weeks.text(cart.episodeStartedAt())).isEqualTo("mon-12:00");
  }

  @Test
  void endsTheEpisodeWithNothingLeftAndKeepsNothingOfWhatWasBought() {
    apply("mon-10:00 add shoes");
    apply("mon-10:05 remove shoes");
    assertThat(cart.hasOpenEpisode()).isFalse();

    apply("mon-10:10 add hat");
    cart.buy();
    assertThat(cart.hasOpenEpisode()).isFalse();
    assertThat(cart.lines()).isEmpty();
  }

  @Test
  void isNotTouchedByAChangeOfPricesAlone() {
    apply(
        """
        mon-10:00 add shoes 2 price=10.00
        mon-10:20 update price=12.00
        mon-10:25 update shoes 2 price=12.00
        """);

    assertThat(Weeks.text(cart.lastActivityAt())).isEqualTo("mon-10:00");
    assertThat(cart.value()).hasValue(240_000);
  }

  @Test
  void isWorthThePricesSeenLast() {
    apply(
        """
        mon-10:00 add shoes 2 price=10.00
        mon-10:01 add shoes price=9.50
        mon-10:02 add hat price=0.0001
        mon-10:03 add hat
        """);

    assertThat(cart.value()).hasValue(3 * 95_000 + 2);
  }

  @Test
  void forgetsThePriceOfALineThatIsGone() {
    apply(
        """
        mon-10:00 add shoes price=10.00
        mon-10:01 add hat price=5.00
        mon-10:02 remove shoes
        mon-10:03 add shoes
        """);

    assertThat(cart.value()).isEmpty();
  }

  @Test
  void hasNoValueWhereAPriceIsUnknownOrPastAllMeasure() {
    apply("mon-10:00 add shoes price=10.00");
    apply("mon-10:01 add hat");
    assertThat(cart.value()).isEmpty();

    apply("mon-10:02 add hat price=99999999999999.9999");
    assertThat(cart.value()).isEmpty();
  }

  @Test
  void isTheVisitorsThatTheEpisodeNamedLast() {
    apply(
        """
        mon-10:00 add shoes visitor=phone
        mon-10:05 add hat visitor= customer=anna
        """);
    assertThat(cart.visitorId()).isEqualTo("phone");

    apply("mon-10:10 checkout visitor=laptop");
    assertThat(cart.visitorId()).isEqualTo("laptop");

    cart.endEpisode();
    apply("mon-12:00 add gloves visitor= customer=anna");
    assertThat(cart.visitorId()).isNull();
  }

  @Test
  void remembersTheCurrencyOfItsPrices() {
    apply("mon-10:00 add shoes price=10.00 currency=EUR");
    apply("mon-10:01 add hat");

    assertThat(cart.currency()).isEqualTo("EUR");
  }

  private void apply(String lines) {
    EventLines.read(lines).forEach(cart::apply);
  }

  private static CartEvent event(String line) {
    return EventLines.read(line).get(0);
  }
}
