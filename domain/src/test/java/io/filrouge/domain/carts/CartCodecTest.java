package io.filrouge.domain.carts;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.domain.state.StateReader;
import io.filrouge.domain.state.StateWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Carts and events come back from their bytes as they were. */
class CartCodecTest {

  @Property
  void readsEveryEventThatItWrote(@ForAll("events") CartEvent event) throws IOException {
    byte[] bytes = bytes(event);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));

    assertThat(CartCodec.readEvent(new StateReader(in))).isEqualTo(event);
    assertThat(in.available()).isZero();
  }

  @Property
  void readsEveryCartThatItWrote(@ForAll("carts") Cart cart) throws IOException {
    byte[] bytes = bytes(cart);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));

    Cart read = CartCodec.readCart(new StateReader(in));

    assertThat(read).usingRecursiveComparison().isEqualTo(cart);
    assertThat(bytes(read)).isEqualTo(bytes);
    assertThat(in.available()).isZero();
  }

  /** What an earlier release wrote is read by this one: bytes are a contract. */
  @Example
  void writesTheBytesThatItAlwaysWrote() throws IOException {
    CartEvent event =
        EventLines.read("mon-10:00 add shoes 2 price=9.90 currency=EUR cart=c id=e1").get(0);
    Cart cart = new Cart("c");
    cart.apply(event);

    assertThat(HexFormat.of().formatHex(bytes(event)))
        .isEqualTo(
            "000000019cadfd89000000019cadfd89000000000265310000000176ffffffff00000001630000000573686f65730000000200000000000182b800000003455552ffffffff8000000000000000");
    assertThat(HexFormat.of().formatHex(bytes(cart)))
        .isEqualTo(
            "0000000163000000010000000573686f65730000000200000000000182b800000003455552010000019cadfd89000000019cadfd89000000000176");
  }

  @Provide
  Arbitrary<CartEvent> events() {
    return RandomCarts.events();
  }

  @Provide
  Arbitrary<Cart> carts() {
    return RandomCarts.carts();
  }

  private static byte[] bytes(CartEvent event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CartCodec.write(event, new StateWriter(new DataOutputStream(out)));
    return out.toByteArray();
  }

  private static byte[] bytes(Cart cart) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CartCodec.write(cart, new StateWriter(new DataOutputStream(out)));
    return out.toByteArray();
  }
}
