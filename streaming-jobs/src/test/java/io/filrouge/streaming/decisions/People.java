package io.filrouge.streaming.decisions;

import com.typesafe.config.Config;
import io.filrouge.domain.carts.CartEvent;
import io.filrouge.domain.reactivation.Outage;
import io.filrouge.schemas.CustomerContext;
import io.filrouge.schemas.ReactivationTrigger;
import io.filrouge.settings.Configuration;
import io.filrouge.streaming.carts.Addressed;
import io.filrouge.streaming.carts.AddressedSerializer;
import io.filrouge.streaming.events.Announcement;
import io.filrouge.streaming.events.ShopLines;
import io.filrouge.streaming.triggers.AvroFormat;
import io.filrouge.streaming.triggers.Outgoing;
import io.filrouge.streaming.triggers.OutgoingLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;

/**
 * One of the two operators that carry persons on, told in lines of {@link ShopLines}. What it
 * decides is told in lines such as {@code anna mon-11:00 send 1}.
 */
final class People implements AutoCloseable {
  static final Duration TIME_TO_LIVE = Duration.ofDays(60);
  static final int MAX_PARALLELISM = 128;

  private final boolean areCustomers;
  private final Harness harness;

  private People(boolean areCustomers, Harness harness) {
    this.areCustomers = areCustomers;
    this.harness = harness;
  }

  /** Customers from a first moment, by the shipped rules and what is set over them. */
  static People customers(String... settings) throws Exception {
    People people = prepared(true, Long.MAX_VALUE, 1, 0, settings);
    people.harness.open();
    return people;
  }

  static People visitors(String... settings) throws Exception {
    People people = prepared(false, Long.MAX_VALUE, 1, 0, settings);
    people.harness.open();
    return people;
  }

  static People customersUntil(String moment, String... settings) throws Exception {
    People people = prepared(true, ShopLines.at(moment), 1, 0, settings);
    people.harness.open();
    return people;
  }

  /** The same, going on from the state of several as one of several. */
  static People restored(
      boolean areCustomers, int index, int parallelism, OperatorSubtaskState... states)
      throws Exception {
    People people = prepared(areCustomers, Long.MAX_VALUE, parallelism, index);
    people.harness.initializeState(
        AbstractStreamOperatorTestHarness.repartitionOperatorState(
            AbstractStreamOperatorTestHarness.repackageState(states),
            MAX_PARALLELISM,
            states.length,
            parallelism,
            index));
    people.harness.open();
    return people;
  }

  private static People prepared(
      boolean areCustomers, long until, int parallelism, int index, String... settings)
      throws Exception {
    Campaign campaign = Campaign.of(config(settings));
    PersonFunction function =
        areCustomers
            ? new CustomerFunction(campaign, new AvroFormat(), until)
            : new VisitorFunction(campaign, new AvroFormat(), until, TIME_TO_LIVE);
    Harness harness = new Harness(function, parallelism, index);
    harness.setup(AddressedSerializer.INSTANCE);
    harness.setStateTtlProcessingTime(0);
    return new People(areCustomers, harness);
  }

  static Config config(String... settings) {
    Map<String, String> overrides = new HashMap<>();
    for (String setting : settings) {
      String[] parts = setting.split("=", 2);
      overrides.put(parts[0], parts[1]);
    }
    return Configuration.load(null, overrides);
  }

  /** They are told of what they do: customers by their own id, visitors by theirs. */
  People happens(String lines) throws Exception {
    for (CartEvent event : ShopLines.cartEvents(lines)) {
      String key = areCustomers ? event.customerId() : event.visitorId();
      Addressed.Kind kind =
          switch (event.action()) {
            case ORDER_PLACED -> Addressed.Kind.BUY;
            case NONE -> Addressed.Kind.MEET;
            default -> Addressed.Kind.ACT;
          };
      tell(new Addressed(kind, areCustomers, key, event, null, null, null));
    }
    return this;
  }

  People tell(Addressed message) throws Exception {
    long moment = message.event() == null ? Long.MIN_VALUE : message.position();
    harness.processElement(message, moment);
    return this;
  }

  People tell(List<Addressed> messages) throws Exception {
    for (Addressed message : messages) {
      tell(message);
    }
    return this;
  }

  /** The batch says this of somebody. */
  People know(CustomerContext.Builder context) throws Exception {
    return tell(CustomerNews.context(context));
  }

  /** The batch says that somebody is no more. */
  People lose(String customerId) throws Exception {
    return tell(CustomerNews.gone(customerId));
  }

  /** Somebody gives or withdraws consent. */
  People consent(String customerId, String channel, boolean isAllowed, String moment)
      throws Exception {
    return tell(CustomerNews.consent(customerId, channel, isAllowed, moment));
  }

  /** The campaign is changed. */
  People change(String change) throws Exception {
    harness.processBroadcastElement(Announcement.of(change), 0);
    return this;
  }

  /** Nothing was decided from one moment to another. */
  People outage(String after, String upTo) throws Exception {
    Outage outage = new Outage(ShopLines.at(after), ShopLines.at(upTo));
    harness.processBroadcastElement(Announcement.of(outage), 0);
    return this;
  }

  People passTo(String moment) throws Exception {
    harness.watermark(ShopLines.at(moment));
    return this;
  }

  OperatorSubtaskState snapshot() throws Exception {
    harness.prepareSnapshotPreBarrier(1);
    return harness.snapshot(1, 1);
  }

  int timers() {
    return harness.numEventTimeTimers();
  }

  int remembered() {
    return ((HeapKeyedStateBackend<?>) harness.getOperator().getKeyedStateBackend())
        .numKeyValueStateEntries();
  }

  /** The machine's clock, by which state is forgotten that nobody touches. */
  void setMachineTime(Duration time) {
    harness.setStateTtlProcessingTime(time.toMillis());
  }

  /** What is handed on to customers since the last look. */
  List<Addressed> handedOn() {
    List<Addressed> messages = List.copyOf(harness.extractOutputValues());
    harness.getOutput().clear();
    return messages;
  }

  /** What was decided since the last look. */
  List<String> decided() {
    return told(Outgoing.Kind.DECISION, Outgoing.Kind.CANCELLATION, Outgoing.Kind.UNDECIDED);
  }

  /** The orders to send since the last look. */
  List<ReactivationTrigger> triggers() {
    List<ReactivationTrigger> triggers = new ArrayList<>();
    for (Outgoing outgoing : drained()) {
      if (outgoing.kind() == Outgoing.Kind.TRIGGER) {
        triggers.add(trigger(outgoing));
      }
    }
    return triggers;
  }

  private List<String> told(Outgoing.Kind... kinds) {
    List<String> told = new ArrayList<>();
    for (Outgoing outgoing : drained()) {
      if (List.of(kinds).contains(outgoing.kind())) {
        told.add(OutgoingLines.text(outgoing));
      }
    }
    return told;
  }

  private List<Outgoing> drained() {
    List<Outgoing> drained = new ArrayList<>();
    Queue<StreamRecord<Outgoing>> records = harness.getSideOutput(Outgoing.TAG);
    while (records != null && !records.isEmpty()) {
      drained.add(records.poll().getValue());
    }
    return drained;
  }

  private static ReactivationTrigger trigger(Outgoing outgoing) {
    try {
      return ReactivationTrigger.getDecoder().decode(outgoing.value());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }

  private static final class Harness
      extends KeyedBroadcastOperatorTestHarness<String, Addressed, Announcement, Addressed> {
    Harness(PersonFunction function, int parallelism, int index) throws Exception {
      super(
          new PersonOperator(function),
          Addressed::key,
          Types.STRING,
          MAX_PARALLELISM,
          parallelism,
          index);
    }
  }
}
