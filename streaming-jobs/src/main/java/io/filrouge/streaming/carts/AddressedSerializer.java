package io.filrouge.streaming.carts;

import io.filrouge.domain.carts.CartCodec;
import io.filrouge.domain.carts.CartEvent;
import io.filrouge.domain.reactivation.Person;
import io.filrouge.domain.reactivation.PersonCodec;
import io.filrouge.domain.state.StateReader;
import io.filrouge.domain.state.StateWriter;
import io.filrouge.streaming.events.Codec;
import io.filrouge.streaming.events.CodecSerializer;
import io.filrouge.streaming.events.CodecType;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Carries what persons are told between operators. */
public final class AddressedSerializer extends CodecSerializer<Addressed> {
  public static final AddressedSerializer INSTANCE = new AddressedSerializer();
  public static final CodecType<Addressed> TYPE = INSTANCE.type(Addressed.class);
  public static final Codec<Addressed> CODEC = new Messages();
  private static final long serialVersionUID = 1L;

  // A person that is handed over is nobody else's any more, so that none needs a copy.
  private AddressedSerializer() {
    super(new Messages(), true);
  }

  @Override
  public TypeSerializerSnapshot<Addressed> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names this serializer in a savepoint. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Addressed> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }

  private static final class Messages implements Codec<Addressed> {
    private static final long serialVersionUID = 1L;

    @Override
    public void write(Addressed message, StateWriter out) throws IOException {
      out.small(message.kind().ordinal());
      out.flag(message.isToCustomer());
      out.text(message.key());
      out.text(message.customerId());
      out.flag(message.event() != null);
      if (message.event() != null) {
        CartCodec.write(message.event(), out);
      }
      out.flag(message.person() != null);
      if (message.person() != null) {
        PersonCodec.write(message.person(), out);
      }
      out.bytes(message.context());
    }

    @Override
    public Addressed read(StateReader in) throws IOException {
      Addressed.Kind kind = Addressed.Kind.of(in.small());
      boolean isToCustomer = in.flag();
      String key = in.text();
      String customerId = in.text();
      CartEvent event = in.flag() ? CartCodec.readEvent(in) : null;
      Person person = in.flag() ? PersonCodec.read(in) : null;
      byte[] context = in.bytes();
      return new Addressed(kind, isToCustomer, key, event, customerId, person, context);
    }
  }
}
