package io.filrouge.streaming.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.domain.carts.CartEvent;
import io.filrouge.domain.carts.ShopAction;
import io.filrouge.schemas.EventType;
import io.filrouge.schemas.ShopEvent;
import io.filrouge.streaming.events.EventDecoder.Read;
import io.filrouge.streaming.events.EventDecoder.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificDatumWriter;

/** Records of the topic, read by hand, say what Avro says that they say. */
class EventDecoderTest {
  private static final int HEADER = 10;
  private static final Schema FIRST_RELEASE = released(1);

  private final EventDecoder decoder = new EventDecoder(ShopLines.LATENESS);

  @Property
  void readsByHandWhatAvroReads(@ForAll("events") ShopEvent event) throws IOException {
    byte[] record = ShopLines.encoded(event);

    assertThat(outcome(record)).isEqualTo(expected(ShopEvent.getDecoder().decode(record)));
  }

  @Property
  void readsTheFieldsAlone(@ForAll("events") ShopEvent event) throws IOException {
    assertThat(outcome(bare(event))).isEqualTo(expected(event));
  }

  @Property
  void readsWhatTheFirstReleaseWrote(@ForAll("eventsOfTheFirstRelease") ShopEvent event)
      throws IOException {
    assertThat(outcome(encodedByFirstRelease(event))).isEqualTo(expectedOfEarlier(event));
  }

  /** Of views and heartbeats, too, of which only the time is wanted. */
  @Property(tries = 200)
  void refusesARecordThatIsCutOffWhereverItIsOrGoesOn(@ForAll("events") ShopEvent event) {
    byte[] whole = ShopLines.encoded(event);
    for (int length = 0; length < whole.length; length++) {
      assertThat(outcome(Arrays.copyOf(whole, length))).isEqualTo("unreadable");
    }
    assertThat(outcome(Arrays.copyOf(whole, whole.length + 1))).isEqualTo("unreadable");
  }

  @Property(tries = 100)
  void refusesARecordOfTheFirstReleaseThatIsCutOff(
      @ForAll("eventsOfTheFirstRelease") ShopEvent event) throws IOException {
    byte[] whole = encodedByFirstRelease(event);
    for (int length = 0; length < whole.length; length++) {
      assertThat(outcome(Arrays.copyOf(whole, length))).isEqualTo("unreadable");
    }
  }

  @Property
  void survivesDamage(
      @ForAll("events") ShopEvent event,
      @ForAll boolean isOfFirstRelease,
      @ForAll @Size(max = 4) List<Integer> places,
      @ForAll byte[] damages)
      throws IOException {
    byte[] record =
        isOfFirstRelease && event.getEventType() != EventType.heartbeat
            ? encodedByFirstRelease(event)
            : ShopLines.encoded(event);
    for (int i = 0; i < Math.min(places.size(), damages.length); i++) {
      int place = HEADER + Math.floorMod(places.get(i), record.length - HEADER);
      record[place] = damages[i];
    }

    assertThat(outcome(record)).isNotNull();
  }

  @Property
  void survivesAnyBytes(@ForAll byte[] record) {
    assertThat(outcome(record)).isNotNull();
  }

  @Example
  void refusesWhatIsNoRecord() throws IOException {
    assertThat(outcome((byte[]) null)).isEqualTo("unreadable");
    assertThat(outcome(new byte[0])).isEqualTo("unreadable");

    byte[] ofAnotherSchema = ShopLines.encoded(event().build());
    ofAnotherSchema[2]++;
    assertThat(outcome(ofAnotherSchema)).isEqualTo("unreadable");

    byte[] withMore = Arrays.copyOf(ShopLines.encoded(event().build()), 200);
    assertThat(outcome(withMore)).isEqualTo("unreadable");
  }

  /** A record that says that it is longer than all memory must not take the memory. */
  @Example
  void refusesALengthThatIsNotThere() throws IOException {
    byte[] header = Arrays.copyOf(encodedByFirstRelease(event().build()), HEADER);
    for (long length : new long[] {1_000, 1_000_000_000, Integer.MAX_VALUE - 8L, Long.MAX_VALUE}) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(header);
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
      encoder.writeEnum(EventType.cart_item_added.ordinal());
      encoder.writeLong(0);
      encoder.writeLong(length);
      encoder.flush();

      assertThat(outcome(out.toByteArray())).isEqualTo("unreadable");
    }
  }

  @Example
  void refusesWhatCannotBeUsedAndSaysWhy() {
    assertThat(outcome(event().setVisitorId(null))).isEqualTo("no-person");
    assertThat(outcome(event().setEventType(EventType.unknown))).isEqualTo("unknown-type");
    for (String unusable : List.of("", "x".repeat(1_001))) {
      assertThat(outcome(event().setEventId(unusable))).isEqualTo("no-event-id");
      assertThat(outcome(event().setVisitorId(unusable))).isEqualTo("no-person");
      assertThat(outcome(event().setCustomerId(unusable))).isEqualTo("no-person");
      assertThat(outcome(event().setCartId(unusable))).isEqualTo("no-cart");

      assertThat(outcome(view().setEventId(unusable))).isEqualTo("no-event-id");
      assertThat(outcome(view().setVisitorId(unusable))).isEqualTo("no-person");
      assertThat(outcome(view().setCartId(unusable))).isEqualTo("no-cart");
    }
  }

  @Example
  void readsIdsOfAThousandLetters() throws Refused {
    ShopEvent event = event().setCartId("é".repeat(1_000)).build();

    assertThat(decoder.read(ShopLines.encoded(event)).event().cartId()).hasSize(1_000);
  }

  @Example
  void takesAPricePastAllMeasureForUnknown() throws IOException, Refused {
    ShopEvent dear = event().setUnitPrice(new BigDecimal("99999999999999.9999")).build();
    assertThat(decoder.read(ShopLines.encoded(dear)).event().unitPrice())
        .isEqualTo(999_999_999_999_999_999L);

    assertThat(decoder.read(withPrice(new byte[9])).event().unitPrice())
        .isEqualTo(CartEvent.NO_PRICE);
    assertThat(decoder.read(withPrice(new byte[0])).event().unitPrice()).isZero();
  }

  @Example
  void placesLateEventsWhereTheyCount() throws Refused {
    ShopEvent event = ShopLines.read("mon-10:00 buy visitor=v known=mon-12:00").get(0);

    CartEvent read = decoder.read(ShopLines.encoded(event)).event();

    assertThat(read.position()).isEqualTo(ShopLines.at("mon-11:59:30"));
    assertThat(read.isLate()).isTrue();
  }

  @Example
  void readsTheTimeOfHeartbeats() throws Refused {
    ShopEvent beat = event().setEventType(EventType.heartbeat).build();

    assertThat(decoder.read(ShopLines.encoded(beat)))
        .isEqualTo(new Read(beat.getOccurredAt().toEpochMilli(), null, true));
  }

  private Object outcome(ShopEvent.Builder event) {
    return outcome(ShopLines.encoded(event.build()));
  }

  /** What was read, or the reason why nothing was. */
  private Object outcome(byte[] record) {
    try {
      return decoder.read(record);
    } catch (Refused refused) {
      return refused.getMessage();
    }
  }

  private static Object expected(ShopEvent event) {
    long occurredAt = event.getOccurredAt().toEpochMilli();
    if (event.getEventType() == EventType.heartbeat) {
      Instant knownAt = event.getKnownAt();
      long clock = knownAt == null ? occurredAt : Math.max(occurredAt, knownAt.toEpochMilli());
      return new Read(occurredAt, null, true, clock);
    }
    boolean saysNothing =
        ShopEvents.action(event.getEventType()) == ShopAction.NONE
            && event.getEventType() != EventType.unknown
            && (event.getVisitorId() == null) != (event.getCustomerId() == null);
    Object asOfEarlier = expectedOfEarlier(event);
    return saysNothing && asOfEarlier instanceof Read
        ? new Read(occurredAt, null, false)
        : asOfEarlier;
  }

  private static Object expectedOfEarlier(ShopEvent event) {
    CartEvent read = ShopEvents.of(event, ShopLines.LATENESS);
    String refusal = Refusals.of(read, event.getEventType());
    return refusal == null ? new Read(read.occurredAt(), read, false) : refusal;
  }

  private static ShopEvent.Builder event() {
    return ShopEvent.newBuilder(ShopLines.read("mon-10:00 add shoes visitor=v").get(0));
  }

  private static ShopEvent.Builder view() {
    return event().setEventType(EventType.product_viewed);
  }

  @Provide
  Arbitrary<ShopEvent> events() {
    Arbitrary<ShopEvent> whose =
        Combinators.combine(
                Arbitraries.of(EventType.class),
                instants(),
                ids().filter(id -> id != null),
                ids(),
                ids(),
                ids(),
                ids(),
                ids())
            .as(
                (type, occurredAt, id, visitor, customer, cart, order, session) ->
                    ShopEvent.newBuilder()
                        .setEventType(type)
                        .setOccurredAt(occurredAt)
                        .setEventId(id)
                        .setVisitorId(visitor)
                        .setCustomerId(customer)
                        .setCartId(cart)
                        .setOrderId(order)
                        .setSessionId(session)
                        .build());
    return Combinators.combine(
            whose,
            ids(),
            Arbitraries.integers().injectNull(0.3),
            prices().injectNull(0.3),
            ids(),
            ids(),
            ids(),
            instants().injectNull(0.5))
        .as(
            (event, product, quantity, price, currency, channel, source, knownAt) ->
                ShopEvent.newBuilder(event)
                    .setProductId(product)
                    .setQuantity(quantity)
                    .setUnitPrice(price)
                    .setCurrency(currency)
                    .setChannel(channel)
                    .setSource(source)
                    .setKnownAt(knownAt)
                    .build());
  }

  @Provide
  Arbitrary<ShopEvent> eventsOfTheFirstRelease() {
    return events().filter(event -> event.getEventType() != EventType.heartbeat);
  }

  private static Arbitrary<Instant> instants() {
    return Arbitraries.oneOf(
        Arbitraries.longs().map(Instant::ofEpochMilli),
        Arbitraries.longs()
            .between(1_700_000_000_000L, 1_900_000_000_000L)
            .map(Instant::ofEpochMilli));
  }

  private static Arbitrary<BigDecimal> prices() {
    return Arbitraries.longs()
        .between(-999_999_999_999_999_999L, 999_999_999_999_999_999L)
        .map(units -> new BigDecimal(BigInteger.valueOf(units), 4));
  }

  private static Arbitrary<String> ids() {
    return Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.strings().withCharRange('\u0000', '\ud7ff').ofMaxLength(10)),
            Tuple.of(2, Arbitraries.of("", "🛒")))
        .injectNull(0.4);
  }

  private static byte[] bare(ShopEvent event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new SpecificDatumWriter<>(ShopEvent.class).write(event, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private static byte[] encodedByFirstRelease(ShopEvent event) throws IOException {
    BinaryDecoder fields = DecoderFactory.get().binaryDecoder(bare(event), null);
    GenericRecord earlier =
        new GenericDatumReader<GenericRecord>(ShopEvent.getClassSchema(), FIRST_RELEASE)
            .read(null, fields);
    ByteBuffer buffer =
        new BinaryMessageEncoder<GenericRecord>(GenericData.get(), FIRST_RELEASE).encode(earlier);
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  /** The fields of an event with these bytes for a price. */
  private static byte[] withPrice(byte[] price) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    encoder.writeEnum(EventType.cart_item_added.ordinal());
    encoder.writeLong(0);
    encoder.writeString("e");
    encoder.writeIndex(1);
    encoder.writeString("v");
    for (int absent = 0; absent < 6; absent++) {
      encoder.writeIndex(0);
    }
    encoder.writeIndex(1);
    encoder.writeBytes(price);
    for (int absent = 0; absent < 4; absent++) {
      encoder.writeIndex(0);
    }
    encoder.flush();
    return out.toByteArray();
  }

  private static Schema released(int version) {
    String resource = "/released/shop-event/v" + version + ".avsc";
    try (InputStream schema = EventDecoderTest.class.getResourceAsStream(resource)) {
      return new Schema.Parser().parse(schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
