package io.filrouge.streaming.jobs;

import io.filrouge.settings.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/**
 * The files of a back-test, and what they span.
 *
 * @param files Avro files
 * @param count events in them, copies included
 * @param first when the first happened, epoch milliseconds
 * @param last when the last happened, epoch milliseconds
 */
record PastEvents(List<Path> files, long count, long first, long last) {
  private static final String OCCURRED_AT = "occurred_at";
  private static final Schema ONLY_TIME =
      SchemaBuilder.record("ShopEvent")
          .namespace("io.filrouge.schemas")
          .fields()
          .requiredLong(OCCURRED_AT)
          .endRecord();

  /** Looks through a folder's Avro files. */
  static PastEvents in(Path folder) {
    List<Path> files = avroFiles(folder);
    long count = 0;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (Path file : files) {
      try (DataFileReader<GenericRecord> events =
          new DataFileReader<>(file.toFile(), new GenericDatumReader<>(null, ONLY_TIME))) {
        GenericRecord event = null;
        while (events.hasNext()) {
          event = events.next(event);
          long occurredAt = (Long) event.get(OCCURRED_AT);
          count++;
          first = Math.min(first, occurredAt);
          last = Math.max(last, occurredAt);
        }
      } catch (IOException | AvroRuntimeException e) {
        throw Failure.input(
            "Cannot read events: "
                + file
                + "; it must be an Avro file of schema ShopEvent, as 'batch publish-events' writes"
                + " it",
            e);
      }
    }
    if (count == 0) {
      throw Failure.input(
          "Cannot find events: " + folder + " has none; write them by 'batch publish-events'");
    }
    return new PastEvents(files, count, first, last);
  }

  private static List<Path> avroFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw Failure.input(
          "Cannot find --events "
              + folder
              + ": no such folder; write events there by 'batch publish-events'");
    }
    try (Stream<Path> found = Files.walk(folder)) {
      return found
          .filter(file -> file.getFileName().toString().endsWith(".avro"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw Failure.input("Cannot list --events " + folder + "; look at its permissions", e);
    }
  }
}
