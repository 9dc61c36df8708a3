package io.filrouge.batch.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.WebEvents;
import io.filrouge.schemas.EventType;
import io.filrouge.schemas.ShopEvent;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.specific.SpecificDatumReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopEventsTest {
  private static final EventSpan ALL = new EventSpan(null, null);

  @TempDir private Path folder;

  @Test
  void writesFilesThatAnyAvroReaderReads() throws IOException {
    Published published = publish("2026-01-02", ALL);

    assertThat(published)
        .isEqualTo(
            new Published(
                "4 events (cart_item_added 2, order_placed 1, product_viewed 1)",
                "1 file in " + out()));
    List<ShopEvent> events = events();
    assertThat(events)
        .extracting(ShopEvent::getEventId)
        .containsExactly("web/site/1", "web/site/2", "order/store/o1", "web/site/3");
    assertThat(events.get(1))
        .isEqualTo(
            ShopEvent.newBuilder()
                .setEventType(EventType.cart_item_added)
                .setOccurredAt(Instant.parse("2026-01-01T09:00:00.123Z"))
                .setEventId("web/site/2")
                .setVisitorId("ann-browser")
                .setCustomerId("ann")
                .setCartId("cart")
                .setProductId("tea")
                .setQuantity(2)
                .setUnitPrice(new BigDecimal("4.2500"))
                .setCurrency("EUR")
                .setChannel("web")
                .setSource("site")
                .setKnownAt(Instant.parse("2026-01-01T09:00:00.123Z"))
                .build());
    assertThat(files()).containsExactly("manifest.json", "part-00001.avro");
    JsonNode manifest = new ObjectMapper().readTree(out().resolve("manifest.json").toFile());
    assertThat(manifest.path("event_count").asInt()).isEqualTo(4);
    assertThat(manifest.path("files").get(0).path("record_count").asInt()).isEqualTo(4);
  }

  @Test
  void seesWhatThatNightSawUnderTheCustomersOfThatNight() throws IOException {
    publish("2026-01-01", ALL);

    assertThat(events())
        .extracting(ShopEvent::getEventId, ShopEvent::getCustomerId)
        .containsExactly(
            tuple("web/site/1", null),
            tuple("web/site/2", "old-ann"),
            tuple("order/store/o1", "ann"));
  }

  @Test
  void replacesItsOwnFolderAndKeepsToTheDaysAskedFor() throws IOException {
    publish("2026-01-02", ALL);
    publish("2026-01-02", new EventSpan(LocalDate.of(2026, 1, 2), null));
    assertThat(events()).extracting(ShopEvent::getEventId).containsExactly("web/site/3");

    publish("2026-01-02", new EventSpan(null, LocalDate.of(2025, 12, 31)));
    assertThat(events()).isEmpty();
    assertThat(Files.list(folder).map(file -> file.getFileName().toString()))
        .containsExactlyInAnyOrder("events", "lake");
  }

  @Test
  void leavesAFolderOfOthersAlone() throws IOException {
    Files.createDirectories(out());
    Files.writeString(out().resolve("part-00001.avro"), "theirs");

    assertThatThrownBy(() -> publish("2026-01-02", ALL))
        .hasMessage(
            "Cannot write Avro files to "
                + out()
                + ": something else is there; name a folder that is new, empty, or holds ShopEvent"
                + " records of an earlier run");
    assertThat(out().resolve("part-00001.avro")).hasContent("theirs");
  }

  @Test
  void refusesASpanThatEndsFirst() {
    assertThatThrownBy(() -> new EventSpan(LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 1)))
        .hasMessage(
            "Cannot publish events from 2026-01-02 to 2026-01-01: it ends first; swap --from and"
                + " --to");
  }

  @Test
  void asksForANightFirst() {
    Publisher publisher = new LakeFixture(folder).publisher("2026-01-02", "publish-events");

    assertThatThrownBy(() -> new ShopEvents(publisher, ALL, "EUR"))
        .hasMessage(
            "Cannot publish events of lake "
                + folder
                + ": it knows no customers; run 'filrouge batch nightly' first");
  }

  private Published publish(String night, EventSpan span) {
    LakeFixture lake = new LakeFixture(folder.resolve("lake"));
    if (!lake.lake().has(WebEvents.CONTRACT)) {
      EventLake.fill(lake);
    }
    try (Publisher publisher = lake.publisher(night, "publish-events")) {
      return new ShopEvents(publisher, span, "EUR").toFolder(out().toString(), "1.0");
    }
  }

  private Path out() {
    return folder.resolve("events");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(out())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private List<ShopEvent> events() throws IOException {
    List<ShopEvent> events = new ArrayList<>();
    for (String file : files()) {
      if (file.endsWith(".avro")) {
        try (DataFileReader<ShopEvent> reader =
            new DataFileReader<>(
                out().resolve(file).toFile(), new SpecificDatumReader<>(ShopEvent.class))) {
          reader.forEach(events::add);
        }
      }
    }
    return events;
  }
}
