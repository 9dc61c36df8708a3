package io.filrouge.streaming.events;

import io.filrouge.domain.carts.CartCodec;
import io.filrouge.domain.carts.CartEvent;
import io.filrouge.domain.state.StateReader;
import io.filrouge.domain.state.StateWriter;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Carries events between operators. */
public final class CartEventSerializer extends CodecSerializer<CartEvent> {
  public static final CartEventSerializer INSTANCE = new CartEventSerializer();
  private static final long serialVersionUID = 1L;

  private CartEventSerializer() {
    super(new Events(), true);
  }

  @Override
  public TypeSerializerSnapshot<CartEvent> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names this serializer in a savepoint. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<CartEvent> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }

  private static final class Events implements Codec<CartEvent> {
    private static final long serialVersionUID = 1L;

    @Override
    public void write(CartEvent event, StateWriter out) throws IOException {
      CartCodec.write(event, out);
    }

    @Override
    public CartEvent read(StateReader in) throws IOException {
      return CartCodec.readEvent(in);
    }
  }
}
