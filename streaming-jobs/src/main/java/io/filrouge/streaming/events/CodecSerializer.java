package io.filrouge.streaming.events;

import io.filrouge.domain.state.StateReader;
import io.filrouge.domain.state.StateWriter;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Serializes by a {@link Codec}. What is written begins with the version of the codec's own format,
 * so that state of an earlier release is read by a later one whatever Flink knows of it.
 */
public abstract class CodecSerializer<T> extends TypeSerializerSingleton<T> {
  private static final long serialVersionUID = 1L;
  private static final int INITIAL_BYTES = 256;

  private final Codec<T> codec;
  private final boolean isImmutable;

  protected CodecSerializer(Codec<T> codec, boolean isImmutable) {
    this.codec = codec;
    this.isImmutable = isImmutable;
  }

  @Override
  public boolean isImmutableType() {
    return isImmutable;
  }

  @Override
  public T createInstance() {
    return null;
  }

  @Override
  public T copy(T from) {
    if (isImmutable) {
      return from;
    }
    try {
      DataOutputSerializer out = new DataOutputSerializer(INITIAL_BYTES);
      serialize(from, out);
      return deserialize(new DataInputDeserializer(out.getSharedBuffer(), 0, out.length()));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot copy state", e);
    }
  }

  @Override
  public T copy(T from, T reuse) {
    return copy(from);
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(T value, DataOutputView target) throws IOException {
    codec.write(value, new StateWriter(target));
  }

  @Override
  public T deserialize(DataInputView source) throws IOException {
    return codec.read(new StateReader(source));
  }

  @Override
  public T deserialize(T reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  /** For a type whose serializer this is. */
  public CodecType<T> type(Class<T> typeClass) {
    return new CodecType<>(typeClass, this);
  }

  /** This serializer, as Flink asks for it. */
  TypeSerializer<T> self() {
    return this;
  }
}
