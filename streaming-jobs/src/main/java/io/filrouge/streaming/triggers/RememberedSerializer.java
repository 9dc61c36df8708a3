package io.filrouge.streaming.triggers;

import io.filrouge.domain.reactivation.PersonCodec;
import io.filrouge.domain.state.StateReader;
import io.filrouge.domain.state.StateWriter;
import io.filrouge.streaming.carts.Addressed;
import io.filrouge.streaming.carts.AddressedSerializer;
import io.filrouge.streaming.events.Codec;
import io.filrouge.streaming.events.CodecSerializer;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Keeps what is remembered of a person over checkpoints, savepoints and releases. */
public final class RememberedSerializer extends CodecSerializer<Remembered> {
  public static final RememberedSerializer INSTANCE = new RememberedSerializer();
  private static final long serialVersionUID = 1L;
  private static final int VERSION = 3;

  private RememberedSerializer() {
    super(new Persons(), false);
  }

  @Override
  public TypeSerializerSnapshot<Remembered> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names this serializer in a savepoint. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Remembered> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }

  private static final class Persons implements Codec<Remembered> {
    private static final long serialVersionUID = 1L;

    @Override
    public void write(Remembered remembered, StateWriter out) throws IOException {
      out.small(VERSION);
      out.number(remembered.waiting.size());
      for (Addressed message : remembered.waiting) {
        AddressedSerializer.CODEC.write(message, out);
      }
      PersonCodec.write(remembered.person, out);
      out.text(remembered.customerId);
      out.bytes(remembered.context);
      out.number(remembered.consents.size());
      for (Map.Entry<String, Remembered.Consent> consent : remembered.consents.entrySet()) {
        out.text(consent.getKey());
        out.flag(consent.getValue().isAllowed());
        out.number(consent.getValue().occurredAt());
      }
      out.number(remembered.armedAt);
      out.number(remembered.armedBefore);
      out.number(remembered.seenAt);
    }

    @Override
    public Remembered read(StateReader in) throws IOException {
      int version = in.small();
      if (version > VERSION) {
        throw new IOException(
            "Cannot read state of a person: written by a later release, format " + version);
      }
      Remembered remembered = new Remembered();
      int waiting = in.number();
      for (int i = 0; i < waiting; i++) {
        remembered.waiting.add(AddressedSerializer.CODEC.read(in));
      }
      remembered.person = PersonCodec.read(in);
      remembered.customerId = in.text();
      remembered.context = in.bytes();
      int consents = in.number();
      for (int i = 0; i < consents; i++) {
        remembered.consents.put(in.text(), new Remembered.Consent(in.flag(), in.longNumber()));
      }
      remembered.armedAt = in.longNumber();
      if (version > 1) {
        remembered.armedBefore = in.longNumber();
      }
      if (version > 2) {
        remembered.seenAt = in.longNumber();
      }
      return remembered;
    }
  }
}
