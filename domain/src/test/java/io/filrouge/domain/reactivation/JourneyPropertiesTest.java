package io.filrouge.domain.reactivation;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.domain.carts.CartEvent;
import io.filrouge.domain.carts.ShopAction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds whatever a person does. */
class JourneyPropertiesTest {
  private static final long START = Instant.parse("2026-03-23T00:00:00Z").toEpochMilli();
  private static final long LATENESS = 30_000;
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final CampaignRules RULES = Rules.shipped().steps(1, 3, 24).caps(2, 3).build();

  @Property
  void decidesTheSameHoweverOftenItLooks(
      @ForAll("doings") List<CartEvent> doings, @ForAll("context") PersonContext context) {
    Told seldom = new Told();
    Told often = new Told();
    Journey inOneGo =
        new Journey("anna", true, new Person(), RULES, () -> context, Outages.NONE, seldom);
    Journey lookingOften =
        new Journey("anna", true, new Person(), RULES, () -> context, Outages.NONE, often);

    for (CartEvent event : doings) {
      apply(inOneGo, event);
      while (lookingOften.nextAt() < event.position()) {
        lookOnce(lookingOften);
      }
      apply(lookingOften, event);
    }
    inOneGo.settleUpTo(START + Duration.ofDays(90).toMillis());
    lookUntilTheEnd(lookingOften);

    assertThat(often.all).isEqualTo(seldom.all);
  }

  @Property
  void forgetsAllInTheEnd(@ForAll("doings") List<CartEvent> doings) {
    Person person = new Person();
    Journey journey =
        new Journey("anna", true, person, RULES, () -> null, Outages.NONE, new Told());

    doings.forEach(event -> apply(journey, event));
    lookUntilTheEnd(journey);

    assertThat(person.isBlank()).isTrue();
  }

  @Property
  void sendsNoMoreThanCapsAndHoursAllow(@ForAll("doings") List<CartEvent> doings) {
    Told told = told(doings, Known.person().livingIn("Europe/Paris").build());

    Map<LocalDate, List<Decision>> byDay =
        told.sends().stream()
            .collect(
                groupingBy(
                    decision ->
                        Instant.ofEpochMilli(decision.sendAt()).atZone(PARIS).toLocalDate()));
    assertThat(byDay.values()).allMatch(sends -> sends.size() <= 2);
    assertThat(told.sends())
        .noneMatch(
            decision -> RULES.quietHours().hold(Instant.ofEpochMilli(decision.sendAt()), PARIS));
  }

  @Property
  void sendsEachTriggerOnceAndDecidesNothingAboutItAfterwards(
      @ForAll("doings") List<CartEvent> doings, @ForAll("context") PersonContext context) {
    Set<String> settled = new HashSet<>();
    for (Decision decision : told(doings, context).decisions()) {
      assertThat(settled).doesNotContain(decision.triggerId());
      if (decision.outcome() != Outcome.POSTPONED) {
        settled.add(decision.triggerId());
      }
    }
  }

  @Property
  void cancelsOnlyWhatWasSentAndAtMostOnce(@ForAll("doings") List<CartEvent> doings) {
    Map<String, Decision> sent = new HashMap<>();
    Set<String> cancelled = new HashSet<>();
    for (Object one : told(doings, Known.person().build()).all) {
      if (one instanceof Decision decision && decision.outcome() == Outcome.SEND) {
        sent.put(decision.triggerId(), decision);
      }
      if (one instanceof Cancellation cancellation) {
        assertThat(sent).containsKey(cancellation.triggerId());
        assertThat(cancelled.add(cancellation.triggerId())).isTrue();
        assertThat(cancellation.cancelledAt()).isLessThanOrEqualTo(cancellation.sendAt());
      }
    }
  }

  private static Told told(List<CartEvent> doings, PersonContext context) {
    Told told = new Told();
    Journey journey =
        new Journey("anna", true, new Person(), RULES, () -> context, Outages.NONE, told);
    doings.forEach(event -> apply(journey, event));
    lookUntilTheEnd(journey);
    return told;
  }

  private static void apply(Journey journey, CartEvent event) {
    if (event.action() == ShopAction.ORDER_PLACED) {
      journey.buy(event);
    } else {
      journey.act(event);
    }
  }

  private static void lookUntilTheEnd(Journey journey) {
    for (int looks = 0; journey.nextAt() < Long.MAX_VALUE; looks++) {
      assertThat(looks).as("looks").isLessThan(10_000);
      lookOnce(journey);
    }
  }

  private static void lookOnce(Journey journey) {
    long moment = journey.nextAt();
    journey.settleUpTo(moment);
    journey.forget(moment);
    assertThat(journey.nextAt()).as("a timer that fires for ever").isGreaterThan(moment);
  }

  @Provide
  Arbitrary<PersonContext> context() {
    return Arbitraries.of(
            Known.person().livingIn("Europe/Paris").build(),
            Known.person().heldOut().build(),
            Known.person().allowing().build())
        .injectNull(0.25);
  }

  /** Ten days around the change of the clock, one purchase in three late. */
  @Provide
  Arbitrary<List<CartEvent>> doings() {
    Arbitrary<ShopAction> actions =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.of(ShopAction.ITEM_ADDED)),
            Tuple.of(3, Arbitraries.of(ShopAction.class)));
    return Combinators.combine(
            actions,
            Arbitraries.integers().between(0, 10 * 24 * 12),
            Arbitraries.of("a", "b"),
            Arbitraries.of("shoes", "hat"),
            Arbitraries.integers().between(0, 2),
            Arbitraries.of(0, 0, 20, 60 * 30).map(minutes -> minutes * 60_000L))
        .as(JourneyPropertiesTest::event)
        .list()
        .ofMaxSize(25)
        .map(
            events -> {
              List<CartEvent> sorted = new ArrayList<>();
              for (CartEvent event : events) {
                sorted.add(named(event, "e" + sorted.size()));
              }
              sorted.sort(CartEvent.IN_ORDER);
              return sorted;
            });
  }

  private static CartEvent event(
      ShopAction action, int fives, String cart, String product, int quantity, long delay) {
    long occurredAt = START + fives * 300_000L;
    long knownAt = occurredAt + delay;
    return new CartEvent(
        action,
        occurredAt,
        Math.max(occurredAt, knownAt - LATENESS),
        "",
        "v",
        "anna",
        cart,
        product,
        quantity,
        CartEvent.NO_PRICE,
        null,
        null,
        knownAt);
  }

  private static CartEvent named(CartEvent event, String id) {
    return new CartEvent(
        event.action(),
        event.occurredAt(),
        event.position(),
        id,
        event.visitorId(),
        event.customerId(),
        event.cartId(),
        event.productId(),
        event.quantity(),
        event.unitPrice(),
        null,
        null,
        event.knownAt());
  }

  private static final class Told implements Decisions {
    final List<Object> all = new ArrayList<>();

    @Override
    public void decided(Decision decision) {
      all.add(decision);
    }

    @Override
    public void cancelled(Cancellation cancellation) {
      all.add(cancellation);
    }

    @Override
    public void recovered(Recovery recovery) {
      all.add(recovery);
    }

    List<Decision> decisions() {
      return all.stream().filter(Decision.class::isInstance).map(Decision.class::cast).toList();
    }

    List<Decision> sends() {
      return decisions().stream().filter(it -> it.outcome() == Outcome.SEND).toList();
    }
  }
}
