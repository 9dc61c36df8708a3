package io.filrouge.streaming.events;

import io.filrouge.domain.carts.CartCodec;
import io.filrouge.domain.carts.CartEvent;
import io.filrouge.domain.state.StateReader;
import io.filrouge.domain.state.StateWriter;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/**
 * Carries records from the source to the intake. The two are chained, so that nothing is written in
 * practice; Flink asks for a serializer all the same.
 */
final class IncomingSerializer extends CodecSerializer<Incoming> {
  static final IncomingSerializer INSTANCE = new IncomingSerializer();
  private static final long serialVersionUID = 1L;

  private IncomingSerializer() {
    super(new Records(), true);
  }

  @Override
  public TypeSerializerSnapshot<Incoming> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names this serializer in a savepoint. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Incoming> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }

  private static final class Records implements Codec<Incoming> {
    private static final long serialVersionUID = 1L;

    @Override
    public void write(Incoming incoming, StateWriter out) throws IOException {
      out.number(incoming.time());
      out.flag(incoming.isHeartbeat());
      out.text(incoming.reason());
      out.flag(incoming.event() != null);
      if (incoming.event() != null) {
        CartCodec.write(incoming.event(), out);
      }
      Incoming.Origin origin = incoming.origin();
      out.flag(origin != null);
      if (origin != null) {
        out.text(origin.topic());
        out.number(origin.partition());
        out.number(origin.offset());
        out.text(origin.key());
        out.bytes(origin.value());
      }
    }

    @Override
    public Incoming read(StateReader in) throws IOException {
      long time = in.longNumber();
      boolean isHeartbeat = in.flag();
      String reason = in.text();
      CartEvent event = in.flag() ? CartCodec.readEvent(in) : null;
      Incoming.Origin origin =
          in.flag()
              ? new Incoming.Origin(in.text(), in.number(), in.longNumber(), in.text(), in.bytes())
              : null;
      return new Incoming(time, isHeartbeat, event, reason, origin);
    }
  }
}
