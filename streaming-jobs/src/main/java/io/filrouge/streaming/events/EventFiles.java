package io.filrouge.streaming.events;

import io.filrouge.domain.carts.CartEvent;
import io.filrouge.schemas.EventType;
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
public final class EventFiles extends SimpleStreamFormat<Incoming> {
  private static final long serialVersionUID = 1L;

  private final Lateness lateness;

  /**
   * @param lateness where late events count
   */
  public EventFiles(Lateness lateness) {
    this.lateness = lateness;
  }

  @Override
  public Reader<Incoming> createReader(Configuration config, FSDataInputStream stream)
      throws IOException {
    return new EventReader(
        new DataFileStream<>(stream, new SpecificDatumReader<>(ShopEvent.class)), lateness);
  }

  @Override
  public TypeInformation<Incoming> getProducedType() {
    return IncomingSerializer.INSTANCE.type(Incoming.class);
  }

  private record EventReader(DataFileStream<ShopEvent> events, Lateness lateness)
      implements Reader<Incoming> {

    @Override
    public Incoming read() throws IOException {
      try {
        return events.hasNext() ? incoming(events.next()) : null;
      } catch (AvroRuntimeException e) {
        throw new IOException("Cannot read events", e);
      }
    }

    private Incoming incoming(ShopEvent event) {
      if (event.getEventType() == EventType.heartbeat) {
        return Incoming.heartbeat(event.getOccurredAt().toEpochMilli(), null);
      }
      CartEvent read = ShopEvents.of(event, lateness);
      String refusal = Refusals.of(read, event.getEventType());
      return refusal == null
          ? new Incoming(read.position(), false, read, null, null)
          : Incoming.refused(refusal, null);
    }

    @Override
    public void close() throws IOException {
      events.close();
    }
  }
}
