package io.filrouge.domain.carts;

import io.filrouge.domain.state.StateReader;
import io.filrouge.domain.state.StateWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Carts and events as bytes, for what is remembered over restarts and releases. Whoever changes the
 * fields raises the version that is written around them, and reads the earlier ones still.
 */
public final class CartCodec {

  public static void write(CartEvent event, StateWriter out) throws IOException {
    out.small(event.action().ordinal());
    out.number(event.occurredAt());
    out.number(event.position());
    out.text(event.eventId());
    out.text(event.visitorId());
    out.text(event.customerId());
    out.text(event.cartId());
    out.text(event.productId());
    out.number(event.quantity());
    out.number(event.unitPrice());
    out.text(event.currency());
    out.text(event.orderId());
    out.number(event.knownAt());
  }

  public static CartEvent readEvent(StateReader in) throws IOException {
    return new CartEvent(
        ShopAction.of(in.small()),
        in.longNumber(),
        in.longNumber(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.number(),
        in.longNumber(),
        in.text(),
        in.text(),
        in.longNumber());
  }

  public static void write(Cart cart, StateWriter out) throws IOException {
    out.text(cart.key());
    out.number(cart.heldLines().size());
    for (CartLine line : cart.heldLines()) {
      out.text(line.productId());
      out.number(line.quantity());
      out.number(line.unitPrice());
    }
    out.text(cart.currency());
    out.flag(cart.hasOpenEpisode());
    out.number(cart.episodeStartedAt());
    out.number(cart.lastActivityAt());
    out.text(cart.visitorId());
  }

  public static Cart readCart(StateReader in) throws IOException {
    String key = in.text();
    int count = in.number();
    List<CartLine> lines = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      lines.add(new CartLine(in.text(), in.number(), in.longNumber()));
    }
    return new Cart(key, lines, in.text(), in.flag(), in.longNumber(), in.longNumber(), in.text());
  }

  private CartCodec() {}
}
