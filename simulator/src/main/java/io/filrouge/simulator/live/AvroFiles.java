package io.filrouge.simulator.live;

import io.filrouge.schemas.ShopEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;

/** A folder of Avro container files: one an hour of arrival, in UTC. */
public final class AvroFiles implements Destination {
  private static final long HOUR = 3_600_000;
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'shop-events-'yyyy-MM-dd'T'HH'.avro'").withZone(ZoneOffset.UTC);

  private final Path folder;
  private final DataFileWriter<ShopEvent> writer =
      new DataFileWriter<>(new SpecificDatumWriter<>(ShopEvent.class));
  private long hour = Long.MIN_VALUE;

  private AvroFiles(Path folder) {
    this.folder = folder;
    writer.setCodec(CodecFactory.deflateCodec(1));
  }

  /** Opens a folder without Avro files; makes it when there is none. */
  public static AvroFiles in(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      if (files.anyMatch(file -> file.toString().endsWith(".avro"))) {
        throw new IllegalArgumentException(
            "Cannot play into --out: " + folder + " holds Avro files; give an empty folder");
      }
    }
    return new AvroFiles(folder);
  }

  @Override
  public int partitions() {
    return 0;
  }

  @Override
  public boolean takesGarbage() {
    return false;
  }

  @Override
  public void event(ShopEvent event, long arrivesAt) throws IOException {
    long arrivalHour = Math.floorDiv(arrivesAt, HOUR);
    if (arrivalHour != hour) {
      closeFile();
      hour = arrivalHour;
      Path file = folder.resolve(NAME.format(Instant.ofEpochMilli(hour * HOUR)));
      writer.create(ShopEvent.getClassSchema(), file.toFile());
    }
    writer.append(event);
  }

  @Override
  public void garbage(byte[] bytes, long arrivesAt) {
    throw new UnsupportedOperationException("Cannot put garbage into an Avro file");
  }

  @Override
  public void heartbeat(ShopEvent heartbeat, int partition) {
    throw new UnsupportedOperationException("Cannot beat in a partition: a folder has none");
  }

  @Override
  public String place() {
    return "the Avro files in " + folder;
  }

  private void closeFile() throws IOException {
    if (hour != Long.MIN_VALUE) {
      writer.close();
      hour = Long.MIN_VALUE;
    }
  }

  @Override
  public void close() throws IOException {
    closeFile();
  }
}
