package io.filrouge.domain.carts;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Events and carts as no shop has them, for what must hold of all. */
public final class RandomCarts {

  private RandomCarts() {}

  /** Any text, or null; half a character is none. */
  public static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
            Arbitraries.strings().withCharRange('\u0000', '\ud7ff').ofMaxLength(12),
            Arbitraries.of("", "🛒", "anna"))
        .injectNull(0.2);
  }

  public static Arbitrary<CartEvent> events() {
    Arbitrary<CartEvent> whole =
        Combinators.combine(
                Arbitraries.of(ShopAction.class),
                Arbitraries.longs(),
                Arbitraries.longs(),
                texts().filter(text -> text != null),
                texts(),
                texts(),
                texts(),
                texts())
            .as(
                (action, occurredAt, position, id, visitor, customer, cart, product) ->
                    new CartEvent(
                        action,
                        occurredAt,
                        position,
                        id,
                        visitor,
                        customer,
                        cart,
                        product,
                        CartEvent.NO_QUANTITY,
                        CartEvent.NO_PRICE,
                        null,
                        null,
                        CartEvent.NEVER_SAID));
    return Combinators.combine(
            whole,
            Arbitraries.integers(),
            Arbitraries.longs(),
            texts(),
            texts(),
            Arbitraries.longs())
        .as(
            (event, quantity, price, currency, order, knownAt) ->
                new CartEvent(
                    event.action(),
                    event.occurredAt(),
                    event.position(),
                    event.eventId(),
                    event.visitorId(),
                    event.customerId(),
                    event.cartId(),
                    event.productId(),
                    quantity,
                    price,
                    currency,
                    order,
                    knownAt));
  }

  /** Carts as events leave them. */
  public static Arbitrary<Cart> carts() {
    return Combinators.combine(
            texts().filter(text -> text != null),
            events().list().ofMaxSize(8),
            Arbitraries.of(true, false))
        .as(
            (key, events, isOver) -> {
              Cart cart = new Cart(key);
              events.forEach(cart::apply);
              if (isOver) {
                cart.endEpisode();
              }
              return cart;
            });
  }
}
