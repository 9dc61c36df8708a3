package io.filrouge.streaming.triggers;

import io.filrouge.domain.state.StateReader;
import io.filrouge.domain.state.StateWriter;
import io.filrouge.streaming.events.Codec;
import io.filrouge.streaming.events.CodecSerializer;
import io.filrouge.streaming.events.CodecType;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.util.OutputTag;

/**
 * A record on its way out.
 *
 * @param kind which topic or file it is for
 * @param key the record's key: whom it is about, or null
 * @param moment event time of what it tells, epoch milliseconds
 * @param value the record, as its topic or file holds it
 */
@SuppressWarnings("ArrayRecordComponent")
public record Outgoing(Kind kind, String key, long moment, byte[] value) {
  public static final CodecType<Outgoing> TYPE = OutgoingSerializer.INSTANCE.type(Outgoing.class);
  public static final OutputTag<Outgoing> TAG = new OutputTag<>("outgoing", TYPE);

  /** What is told to the world. */
  public enum Kind {
    DECISION,
    TRIGGER,
    CANCELLATION,
    DEAD_LETTER,
    /** Told by a back-test: somebody bought after a step. */
    RECOVERY,
    /** Told by a back-test: an event could not be used; the key is the reason. */
    REFUSED,
    /** Told by a back-test: a sequence had a step left at its end. */
    UNDECIDED;

    private static final Kind[] ALL = values();
  }

  /** Carries outgoing records between operators. */
  static final class OutgoingSerializer extends CodecSerializer<Outgoing> {
    static final OutgoingSerializer INSTANCE = new OutgoingSerializer();
    private static final long serialVersionUID = 1L;

    private OutgoingSerializer() {
      super(new Records(), true);
    }

    @Override
    public TypeSerializerSnapshot<Outgoing> snapshotConfiguration() {
      return new Snapshot();
    }
  }

  /** Names this serializer in a savepoint. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Outgoing> {
    public Snapshot() {
      super(() -> OutgoingSerializer.INSTANCE);
    }
  }

  private static final class Records implements Codec<Outgoing> {
    private static final long serialVersionUID = 1L;

    @Override
    public void write(Outgoing outgoing, StateWriter out) throws IOException {
      out.small(outgoing.kind().ordinal());
      out.text(outgoing.key());
      out.number(outgoing.moment());
      out.bytes(outgoing.value());
    }

    @Override
    public Outgoing read(StateReader in) throws IOException {
      return new Outgoing(Kind.ALL[in.small()], in.text(), in.longNumber(), in.bytes());
    }
  }
}
