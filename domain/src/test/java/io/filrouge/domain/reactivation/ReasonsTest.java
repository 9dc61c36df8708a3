package io.filrouge.domain.reactivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a step is not sent, or later. */
class ReasonsTest {
  private final Story anna = Story.ofCustomer("anna");

  private static final List<Reason> IN_ORDER =
      List.of(
          Reason.UNKNOWN_CONTACT,
          Reason.NO_CONSENT,
          Reason.HOLDOUT,
          Reason.BELOW_MINIMUM_VALUE,
          Reason.OUT_OF_STOCK,
          Reason.FREQUENCY_CAP,
          Reason.QUIET_HOURS);

  static Stream<Arguments> firstThatHold() {
    return IntStream.range(0, IN_ORDER.size())
        .mapToObj(i -> Arguments.of(IN_ORDER.get(i), IN_ORDER.subList(i, IN_ORDER.size())));
  }

  @ParameterizedTest
  @MethodSource
  void firstThatHold(Reason first, List<Reason> holding) {
    anna.under(rules(holding)).knowing(known(holding));

    anna.does("mon-10:00 add shoes price=1.00").until("mon-11:00");

    assertThat(anna.decisions()).extracting(Decision::reason).containsExactly(first);
  }

  @Test
  void reEntryHoldsBeforeAll() {
    anna.does("mon-10:00 add hat cart=a").does("mon-10:05 add shoes price=1.00");
    anna.until("mon-10:45").under(rules(IN_ORDER)).knowing(known(IN_ORDER)).until("mon-12:00");

    assertThat(anna.told()).endsWith("mon-11:05 suppressed 1 re-entry");
  }

  private Rules rules(List<Reason> holding) {
    Rules rules = Rules.shipped().minimumValue(5_000).quietHours("00:00", "00:00");
    if (holding.contains(Reason.BELOW_MINIMUM_VALUE)) {
      rules.minimumValue(20_000);
    }
    if (holding.contains(Reason.OUT_OF_STOCK)) {
      rules.outOfStock("shoes");
    }
    if (holding.contains(Reason.FREQUENCY_CAP)) {
      rules.caps(0, 3);
    }
    return holding.contains(Reason.QUIET_HOURS) ? rules.quietHours("10:45", "12:00") : rules;
  }

  private Known known(List<Reason> holding) {
    Known known = Known.person();
    if (holding.contains(Reason.UNKNOWN_CONTACT)) {
      known.channels();
    }
    if (holding.contains(Reason.NO_CONSENT)) {
      known.allowing();
    }
    return holding.contains(Reason.HOLDOUT) ? known.heldOut() : known;
  }

  @Test
  void nothingIsAskedWithoutContext() {
    anna.under(Rules.askingNothing()).knowing(null).does("mon-20:30 add shoes").until("fri-00:00");

    assertThat(anna.told())
        .containsExactly("mon-21:30 send 1", "tue-20:30 send 2", "thu-20:30 send 3");
    assertThat(anna.decisions()).extracting(Decision::channel).containsOnlyNulls();
  }

  @Test
  void aVisitorCannotBeReached() {
    Story visitor = Story.ofVisitor("v").knowing(null);

    visitor.does("mon-10:00 add shoes").until("fri-00:00");

    assertThat(visitor.told())
        .containsExactly(
            "mon-11:00 suppressed 1 unknown-contact",
            "tue-10:00 suppressed 2 unknown-contact",
            "thu-10:00 suppressed 3 unknown-contact");
    assertThat(visitor.decisions()).extracting(Decision::customerId).containsOnlyNulls();
  }

  @Test
  void theBestChannelThatTheyAgreedToIsTaken() {
    anna.knowing(Known.person().channels("push", "sms", "email").allowing("email", "sms"))
        .does("mon-10:00 add shoes")
        .until("mon-12:00");

    assertThat(anna.decisions()).extracting(Decision::channel).containsExactly("sms");
  }

  @Test
  void aHoldoutGoesThroughItsSequenceAsIfItWereSent() {
    anna.knowing(Known.person().heldOut())
        .does(
            """
            mon-10:00 add shoes
            fri-10:00 add hat
            """)
        .until("sat-00:00");

    assertThat(anna.told())
        .containsExactly(
            "mon-11:00 suppressed 1 holdout",
            "tue-10:00 suppressed 2 holdout",
            "thu-10:00 suppressed 3 holdout",
            "fri-11:00 suppressed 1 re-entry");
  }

  @Test
  void eachStepIsDecidedFromTheFactsOfItsMoment() {
    anna.under(Rules.shipped().minimumValue(200_000))
        .does(
            """
            mon-10:00 add shoes price=30.00
            tue-09:00 update shoes 1 price=15.00
            wed-09:00 update shoes 1 price=20.00
            """)
        .until("fri-00:00");

    assertThat(anna.told())
        .containsExactly(
            "mon-11:00 send 1", "tue-10:00 suppressed 2 below-minimum-value", "thu-10:00 send 3");
  }

  @Test
  void aCartOfUnknownValueIsNotWorthTooLittle() {
    anna.under(Rules.shipped().minimumValue(200_000)).does("mon-10:00 add shoes");

    assertThat(anna.until("mon-12:00").told()).containsExactly("mon-11:00 send 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"add hat", "add"})
  void oneProductInStockIsEnough(String also) {
    anna.under(Rules.shipped().outOfStock("shoes"))
        .does("mon-10:00 add shoes")
        .does("mon-10:00 " + also);

    assertThat(anna.until("mon-12:00").told()).containsExactly("mon-11:00 send 1");
  }

  @Test
  void theirOwnCapsWin() {
    anna.knowing(Known.person().ownCaps(null, 1)).does("mon-10:00 add shoes").until("fri-00:00");

    assertThat(anna.told())
        .containsExactly(
            "mon-11:00 send 1",
            "tue-10:00 suppressed 2 frequency-cap",
            "thu-10:00 suppressed 3 frequency-cap");
  }

  @Test
  void aPostponedStepIsDecidedAgainAndCountsTowardsTheCapOfItsNewDay() {
    anna.does("mon-20:30 add shoes").until("fri-00:00");

    assertThat(anna.told())
        .containsExactly(
            "mon-21:30 postponed 1 quiet-hours until tue-08:00",
            "tue-08:00 send 1",
            "tue-20:30 suppressed 2 frequency-cap",
            "thu-20:30 send 3");
    assertThat(anna.decisions().get(0).triggerId()).isEqualTo(anna.decisions().get(1).triggerId());
  }

  @Test
  void aPostponedStepIsNotSentAfterThePurchase() {
    anna.does(
            """
            mon-20:30 add shoes
            tue-07:00 buy
            """)
        .until("fri-00:00");

    assertThat(anna.told())
        .containsExactly(
            "mon-21:30 postponed 1 quiet-hours until tue-08:00",
            "tue-07:00 suppressed 1 purchased");
  }

  @Test
  void theNextStepIsNeverDecidedBeforeAPostponedOne() {
    anna.under(Rules.shipped().steps(1, 2, 3)).does("mon-20:30 add shoes").until("wed-00:00");

    assertThat(anna.told())
        .containsExactly(
            "mon-21:30 postponed 1 quiet-hours until tue-08:00",
            "tue-08:00 send 1",
            "tue-08:00 suppressed 2 frequency-cap",
            "tue-08:00 suppressed 3 frequency-cap");
  }

  @Test
  void quietHoursAreThoseOfTheirOwnZone() {
    anna.knowing(Known.person().livingIn("America/New_York"))
        .does("mon-10:00 add shoes")
        .until("tue-00:00");

    assertThat(anna.told())
        .containsExactly("mon-11:00 postponed 1 quiet-hours until mon-13:00", "mon-13:00 send 1");
  }

  @Test
  void theFirstOfferThatHoldsIsMade() {
    anna.under(
            Rules.shipped()
                .offers(
                    new OfferRule("a-gift", Set.of(2), Set.of(), 100_000L, null, null),
                    new OfferRule("free-delivery", Set.of(2, 3), Set.of(), null, null, null)))
        .does("mon-10:00 add shoes price=5.00")
        .until("fri-00:00");

    assertThat(anna.decisions())
        .extracting(Decision::offer)
        .containsExactly(null, "free-delivery", "free-delivery");
  }
}
