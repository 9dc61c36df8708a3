package io.filrouge.streaming.events;

import io.filrouge.domain.carts.CartEvent;
import io.filrouge.schemas.ShopEvent;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.reader.SimpleStreamFormat;
import org.apache.flink.core.fs.FSDataInputStream;

/** Reads past events from Avro files of the contract {@code shop-event}, of any release. */
public final class EventFiles extends SimpleStreamFormat<CartEvent> {
  private static final long serialVersionUID = 1L;

  private final Lateness lateness;

  /**
   * @param lateness where late events count
   */
  public EventFiles(Lateness lateness) {
    this.lateness = lateness;
  }

  @Override
  public Reader<CartEvent> createReader(Configuration config, FSDataInputStream stream)
      throws IOException {
    return new EventReader(
        new DataFileStream<>(stream, new SpecificDatumReader<>(ShopEvent.class)), lateness);
  }

  @Override
  public TypeInformation<CartEvent> getProducedType() {
    return CartEventSerializer.INSTANCE.type(CartEvent.class);
  }

  private record EventReader(DataFileStream<ShopEvent> events, Lateness lateness)
      implements Reader<CartEvent> {

    @Override
    public CartEvent read() throws IOException {
      try {
        return events.hasNext() ? ShopEvents.of(events.next(), lateness) : null;
      } catch (AvroRuntimeException e) {
        throw new IOException("Cannot read events", e);
      }
    }

    @Override
    public void close() throws IOException {
      events.close();
    }
  }
}
