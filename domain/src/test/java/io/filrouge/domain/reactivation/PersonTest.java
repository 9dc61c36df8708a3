package io.filrouge.domain.reactivation;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.domain.carts.Cart;
import org.junit.jupiter.api.Test;

/** What becomes of two that turn out to be one, and of a cart that turns out to be another's. */
class PersonTest {
  private final Story anna = Story.ofCustomer("anna").under(Rules.askingNothing());
  private final Story visitor = Story.ofVisitor("v").under(Rules.askingNothing());

  @Test
  void goesOnWithTheCartsAndSequencesOfTheVisitorThatTheyWere() {
    visitor.does(
        """
        mon-10:00 add shoes cart=a
        mon-10:35 add hat cart=b
        """);

    anna.person().absorb(visitor.person());

    assertThat(anna.person().runningSequences()).isEqualTo(1);
    assertThat(anna.person().carts).filteredOn(Cart::hasOpenEpisode).hasSize(1);
    assertThat(anna.until("mon-12:00").told())
        .containsExactly("mon-11:00 send 1 of a", "mon-11:35 suppressed 1 re-entry of b");
  }

  @Test
  void namesTriggersByWhoeverHadTheCartWhenItWasAbandoned() {
    visitor.does("mon-10:00 add shoes").until("tue-11:00");
    String named = TriggerIds.of("cart-reactivation", "v", "v", startOf(visitor), 3);

    anna.person().absorb(visitor.person());
    anna.until("fri-00:00");

    assertThat(anna.decisions()).extracting(Decision::triggerId).containsExactly(named);
    assertThat(anna.decisions()).extracting(Decision::customerId).containsExactly("anna");
  }

  @Test
  void keepsTheCartOfOneKeyThatWasTouchedLast() {
    anna.does("mon-10:00 add shoes cart=a");
    visitor.does("mon-10:05 add hat cart=a");
    anna.person().absorb(visitor.person());
    assertThat(product(anna.person())).isEqualTo("hat");

    Person earlier = Story.ofVisitor("v").does("mon-10:04 add gloves cart=a").person();
    anna.person().absorb(earlier);
    assertThat(product(anna.person())).isEqualTo("hat");
    assertThat(anna.person().carts).hasSize(1);
  }

  @Test
  void countsWhatWasSentToTheVisitorForReEntry() {
    visitor.does("mon-10:00 add shoes").until("mon-12:00").does("mon-12:00 empty");
    anna.person().absorb(visitor.person());

    anna.does("tue-10:00 add hat").until("tue-12:00");

    assertThat(anna.told()).containsExactly("tue-11:00 suppressed 1 re-entry");
  }

  @Test
  void givesACartAwayWithItsSequenceAndWhatWasSentForIt() {
    visitor
        .does(
            """
            mon-10:00 add shoes cart=a
            mon-11:30 add hat cart=b
            """)
        .until("mon-11:45");

    Person given = visitor.person().release("a");
    anna.becomes(given);
    anna.until("tue-10:00").does("tue-11:00 buy known=wed-11:00 cart=a");

    assertThat(visitor.person().find("a")).isEmpty();
    assertThat(visitor.person().carts).filteredOn(Cart::hasOpenEpisode).hasSize(1);
    assertThat(anna.told())
        .containsExactly(
            "tue-10:00 send 2 of a",
            "tue-11:00 recovered after mon-11:00",
            "tue-11:00 recovered after tue-10:00",
            "tue-11:00 suppressed 3 purchased of a");
  }

  @Test
  void givesNothingWhereThereIsNoSuchCart() {
    visitor.does("mon-10:00 add shoes cart=a");

    assertThat(visitor.person().release("b").isBlank()).isTrue();
    assertThat(visitor.person().carts).filteredOn(Cart::hasOpenEpisode).hasSize(1);
  }

  private static String product(Person person) {
    Cart cart = person.find("a").orElseThrow();
    return cart.lines().get(0).productId();
  }

  private static long startOf(Story story) {
    return story.decisions().get(0).episodeStartedAt();
  }
}
