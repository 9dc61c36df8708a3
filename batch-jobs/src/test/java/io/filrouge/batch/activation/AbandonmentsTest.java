package io.filrouge.batch.activation;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.activation.Abandonments.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Times are minutes; a cart is abandoned after 30 of them. */
class AbandonmentsTest {
  private static final long MINUTE = 60_000;

  private final Abandonments abandonments = new Abandonments(30 * MINUTE);

  @Test
  void restartsTheClockAtEveryActivityUpToTheVeryInstant() {
    add(0, "browser", null, null);
    add(30, "browser", null, null);

    assertThat(found()).containsExactly("browser 0 60");
  }

  @Test
  void removesOnlyWhatIsThere() {
    tell("cart_item_removed", 0, "browser", null, null);
    add(1, "browser", null, null);
    add(40, "browser", null, null);
    tell("cart_item_removed", 41, "browser", null, null);
    tell("cart_item_removed", 42, "browser", null, null);

    assertThat(found()).containsExactly("browser 1 31");
  }

  @Test
  void takesWhatALinkedVisitorFilledForTheCustomers() {
    add(0, "phone", null, "one");
    tell("product_viewed", 5, "phone", "ann", null);
    tell("order_placed", 10, "laptop", "ann", null);

    assertThat(found()).isEmpty();
  }

  @Test
  void leavesTheCartOfAVisitorWhoIsLinkedOnlyAfterThePurchase() {
    add(0, "phone", null, "one");
    tell("order_placed", 10, null, "ann", null);
    tell("product_viewed", 15, "phone", "ann", null);

    assertThat(found()).containsExactly("one 0 30");
  }

  @Test
  void givesTheCartToTheCustomerWhoNamesItOnAnotherDevice() {
    add(0, "phone", null, "one");
    add(5, "laptop", "ann", "one");
    add(10, "phone", null, "one");
    tell("order_placed", 20, null, "ann", null);

    assertThat(found()).isEmpty();
  }

  @Test
  void leavesTheCartWithTheVisitorWhoNamedItFirst() {
    add(0, "phone", null, "one");
    add(5, "tablet", null, "one");
    tell("order_placed", 10, "tablet", null, null);

    assertThat(found()).containsExactly("one 0 35");
  }

  @Test
  void sellsTheCartThatSomebodyElseBuys() {
    add(0, "phone", null, "one");
    tell("order_placed", 10, "tablet", "bob", "one");

    assertThat(found()).isEmpty();
  }

  @Test
  void countsALatePurchaseOnlyWhereNothingFollowedIt() {
    add(0, "phone", null, null);
    add(5, "phone", null, null);
    abandonments.tell(late("order_placed", 3, 10, "phone"));

    assertThat(found()).containsExactly("phone 0 35");
  }

  @Test
  void endsTheEpisodeByALatePurchaseAfterItsLastActivity() {
    add(0, "phone", null, null);
    abandonments.tell(late("order_placed", 3, 10, "phone"));

    assertThat(found()).isEmpty();
  }

  @Test
  void passesOverWhateverElseIsLate() {
    add(0, "phone", null, null);
    abandonments.tell(late("cart_item_added", 3, 10, "phone"));

    assertThat(found()).containsExactly("phone 0 30");
  }

  @Test
  void doesNotTakeARecalculationForActivity() {
    add(0, "phone", null, null);
    abandonments.tell(
        new Event("cart_updated", 5 * MINUTE, 5 * MINUTE, "phone", null, null, null, null));
    abandonments.tell(
        new Event("cart_updated", 6 * MINUTE, 6 * MINUTE, "phone", null, null, "tea", 1));

    assertThat(found()).containsExactly("phone 0 30");
  }

  private void add(long minute, String visitor, String customer, String cart) {
    tell("cart_item_added", minute, visitor, customer, cart);
  }

  private void tell(String type, long minute, String visitor, String customer, String cart) {
    long at = minute * MINUTE;
    abandonments.tell(new Event(type, at, at, visitor, customer, cart, "tea", null));
  }

  private static Event late(String type, long minute, long position, String visitor) {
    return new Event(type, minute * MINUTE, position * MINUTE, visitor, null, null, "tea", null);
  }

  private List<String> found() {
    return abandonments.all().stream()
        .map(
            it ->
                it.cartKey()
                    + " "
                    + it.episodeStartedAt() / MINUTE
                    + " "
                    + it.abandonedAt() / MINUTE)
        .toList();
  }
}
