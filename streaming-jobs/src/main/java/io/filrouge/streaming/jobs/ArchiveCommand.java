package io.filrouge.streaming.jobs;

import com.typesafe.config.Config;
import io.filrouge.schemas.EventType;
import io.filrouge.schemas.ShopEvent;
import io.filrouge.schemas.releases.ReleasedSchemas;
import io.filrouge.settings.ConfOptions;
import io.filrouge.settings.Failure;
import io.filrouge.settings.KafkaSettings;
import io.filrouge.streaming.events.OutageRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.message.MessageDecoder;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code filrouge stream archive}: the events of the topic as a file that a back-test reads. */
@Command(
    name = "archive",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the events that stand in shop-events into an Avro file, for back-tests and for"
          + " keeping longer than the topic does.",
      "Heartbeats and records that cannot be read are left out, and counted. An outage is kept as a"
          + " heartbeat that became known when the next one came, so that back-tests know of it."
    })
final class ArchiveCommand implements Callable<Integer> {
  private static final String FILE = "shop-events.avro";
  private static final MessageDecoder<ShopEvent> EVENTS =
      ShopEvent.createDecoder(ReleasedSchemas.of("shop-event"));

  @Mixin private ConfOptions configuration;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for " + FILE + "; an earlier one is replaced.")
  private Path out;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private long written;
  private long leftOut;
  private ShopEvent heartbeat;

  @Override
  public Integer call() throws IOException {
    Config config = configuration.config();
    KafkaSettings kafka = KafkaSettings.from(config);
    Files.createDirectories(out);
    Path unfinished = out.resolve("." + FILE + ".unfinished");
    try (DataFileWriter<ShopEvent> file =
        new DataFileWriter<>(new SpecificDatumWriter<>(ShopEvent.class))) {
      file.setCodec(CodecFactory.zstandardCodec(CodecFactory.DEFAULT_ZSTANDARD_LEVEL));
      file.create(ShopEvent.getClassSchema(), unfinished.toFile());
      TopicReader.readAll(
          kafka.clientProperties(),
          kafka.topics().shopEvents(),
          true,
          record -> append(record, StreamSettings.outages(config), file));
    }
    if (written == 0) {
      Files.delete(unfinished);
      throw Failure.input(
          "Cannot archive: topic " + kafka.topics().shopEvents() + " holds no event");
    }
    Files.move(unfinished, out.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
    spec.commandLine()
        .getOut()
        .printf(
            "archive: %,d events at %s; %,d heartbeats and unreadable records left out%n",
            written, out.resolve(FILE), leftOut);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private void append(
      ConsumerRecord<byte[], byte[]> record, OutageRule outages, DataFileWriter<ShopEvent> file) {
    ShopEvent event = decoded(record.value());
    if (event == null) {
      leftOut++;
    } else if (event.getEventType() == EventType.heartbeat) {
      leftOut++;
      if (record.partition() == OutageRule.PARTITION) {
        appendOutage(event, outages, file);
      }
    } else {
      append(event, file);
      written++;
    }
  }

  private void appendOutage(ShopEvent next, OutageRule outages, DataFileWriter<ShopEvent> file) {
    Instant now = next.getOccurredAt();
    if (heartbeat != null) {
      Instant before = heartbeat.getOccurredAt();
      if (!now.isAfter(before)) {
        return;
      }
      if (outages.between(before.toEpochMilli(), now.toEpochMilli()).isPresent()) {
        append(ShopEvent.newBuilder(heartbeat).setKnownAt(now).build(), file);
      }
    }
    heartbeat = next;
  }

  private static void append(ShopEvent event, DataFileWriter<ShopEvent> file) {
    try {
      file.append(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ShopEvent decoded(byte[] record) {
    try {
      return record == null ? null : EVENTS.decode(record);
    } catch (IOException | AvroRuntimeException e) {
      return null;
    }
  }
}
