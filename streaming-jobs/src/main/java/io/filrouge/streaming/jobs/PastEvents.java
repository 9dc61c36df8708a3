package io.filrouge.streaming.jobs;

import io.filrouge.domain.reactivation.Outage;
import io.filrouge.schemas.EventType;
import io.filrouge.schemas.ShopEvent;
import io.filrouge.settings.Failure;
import io.filrouge.streaming.events.OutageRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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
 * @param standstills from which heartbeat to which none came, as an archive tells, epoch
 *     milliseconds
 */
record PastEvents(
    List<Path> files, long count, long first, long last, SortedMap<Long, Long> standstills) {
  private static final String TYPE = "event_type";
  private static final String OCCURRED_AT = "occurred_at";
  private static final String KNOWN_AT = "known_at";
  private static final String HEARTBEAT = EventType.heartbeat.name();
  private static final Schema TYPE_AND_TIMES =
      SchemaBuilder.record("ShopEvent")
          .namespace("io.filrouge.schemas")
          .fields()
          .name(TYPE)
          .type(ShopEvent.getClassSchema().getField(TYPE).schema())
          .noDefault()
          .requiredLong(OCCURRED_AT)
          .optionalLong(KNOWN_AT)
          .endRecord();

  /** Looks through a folder's Avro files. */
  static PastEvents in(Path folder) {
    List<Path> files = avroFiles(folder);
    long count = 0;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    SortedMap<Long, Long> standstills = new TreeMap<>();
    for (Path file : files) {
      try (DataFileReader<GenericRecord> events =
          new DataFileReader<>(file.toFile(), new GenericDatumReader<>(null, TYPE_AND_TIMES))) {
        GenericRecord event = null;
        while (events.hasNext()) {
          event = events.next(event);
          long occurredAt = (Long) event.get(OCCURRED_AT);
          if (event.get(KNOWN_AT) != null && HEARTBEAT.equals(event.get(TYPE).toString())) {
            standstills.merge(occurredAt, (Long) event.get(KNOWN_AT), Math::max);
          }
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
    return new PastEvents(files, count, first, last, standstills);
  }

  /** When the job was away, as far as an archive tells. */
  List<Outage> outages(OutageRule rule) {
    List<Outage> outages = new ArrayList<>();
    standstills.forEach((before, next) -> rule.between(before, next).ifPresent(outages::add));
    return outages;
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
