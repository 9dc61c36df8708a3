package io.filrouge.streaming.carts;

import io.filrouge.domain.carts.CartCodec;
import io.filrouge.domain.carts.CartEvent;
import io.filrouge.domain.state.StateReader;
import io.filrouge.domain.state.StateWriter;
import io.filrouge.streaming.events.Codec;
import io.filrouge.streaming.events.CodecSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Keeps who has named a cart. */
final class CartOwnerSerializer extends CodecSerializer<CartOwner> {
  static final CartOwnerSerializer INSTANCE = new CartOwnerSerializer();
  private static final long serialVersionUID = 1L;
  private static final int VERSION = 2;

  private CartOwnerSerializer() {
    super(new Owners(), false);
  }

  @Override
  public TypeSerializerSnapshot<CartOwner> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names this serializer in a savepoint. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<CartOwner> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }

  private static final class Owners implements Codec<CartOwner> {
    private static final long serialVersionUID = 1L;

    @Override
    public void write(CartOwner owner, StateWriter out) throws IOException {
      out.small(VERSION);
      out.number(owner.waiting.size());
      for (CartEvent event : owner.waiting) {
        CartCodec.write(event, out);
      }
      out.text(owner.firstVisitor);
      out.text(owner.lastCustomer);
      out.number(owner.armedAt);
      out.number(owner.endsAt);
      out.number(owner.touchedAt());
    }

    @Override
    public CartOwner read(StateReader in) throws IOException {
      int version = in.small();
      if (version > VERSION) {
        throw new IOException(
            "Cannot read state of a cart's owner: written by a later release, format " + version);
      }
      CartOwner owner = new CartOwner();
      int count = in.number();
      for (int i = 0; i < count; i++) {
        owner.waiting.add(CartCodec.readEvent(in));
      }
      owner.firstVisitor = in.text();
      owner.lastCustomer = in.text();
      owner.armedAt = in.longNumber();
      if (version > 1) {
        owner.endsAt = in.longNumber();
        owner.touch(in.longNumber());
      }
      return owner;
    }
  }
}
