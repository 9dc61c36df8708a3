package io.filrouge.streaming.decisions;

import io.filrouge.domain.reactivation.CampaignRules;
import io.filrouge.domain.reactivation.Journey;
import io.filrouge.domain.reactivation.Outage;
import io.filrouge.domain.reactivation.Outages;
import io.filrouge.domain.reactivation.PersonContext;
import io.filrouge.streaming.carts.Addressed;
import io.filrouge.streaming.events.Announcement;
import io.filrouge.streaming.events.TimeToLive;
import io.filrouge.streaming.events.Waiting;
import io.filrouge.streaming.events.WrittenBack;
import io.filrouge.streaming.triggers.Outgoing;
import io.filrouge.streaming.triggers.OutgoingFormat;
import io.filrouge.streaming.triggers.Remembered;
import io.filrouge.streaming.triggers.RememberedSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.apache.flink.util.Collector;

/**
 * Carries persons on, each by one event-time timer: what they are told waits until nothing earlier
 * can come, and is then applied in its order. Holds only state and the timer; what is decided is
 * {@link Journey}'s.
 */
public abstract class PersonFunction
    extends KeyedBroadcastProcessFunction<String, Addressed, Announcement, Addressed> {
  /** When nothing was decided: after what moment, and up to what. */
  public static final MapStateDescriptor<Long, Long> OUTAGES =
      new MapStateDescriptor<>("outages", Types.LONG, Types.LONG);

  private static final long serialVersionUID = 1L;

  private final Campaign campaign;
  private final OutgoingFormat format;
  private final long until;
  private final boolean isAboutCustomers;
  private transient ValueState<Remembered> remembered;
  private transient Counted counted;
  private transient List<Addressed> handedIn;

  /**
   * @param campaign the rules
   * @param format how what is decided is written
   * @param until nothing is decided after this moment, in epoch milliseconds
   * @param isAboutCustomers whether the keys are customers, and not visitors
   */
  PersonFunction(Campaign campaign, OutgoingFormat format, long until, boolean isAboutCustomers) {
    this.campaign = campaign;
    this.format = format;
    this.until = until;
    this.isAboutCustomers = isAboutCustomers;
  }

  /** Applies what somebody is told, at its place in the order. */
  abstract void apply(
      Addressed message, Remembered state, Journey journey, Collector<Addressed> onwards);

  /**
   * Lets go of what a journey knows nothing of and nobody touched for long.
   *
   * @param moment epoch milliseconds
   * @return when there will be something to let go of, or the end of time
   */
  abstract long forget(Remembered state, long moment);

  @Override
  public void open(OpenContext context) {
    ValueStateDescriptor<Remembered> descriptor =
        new ValueStateDescriptor<>("person", RememberedSerializer.INSTANCE);
    descriptor.enableTimeToLive(TimeToLive.FOR_EVER);
    remembered = getRuntimeContext().getState(descriptor);
    counted = new Counted(getRuntimeContext().getMetricGroup());
    handedIn = List.of();
  }

  @Override
  public void processElement(Addressed message, ReadOnlyContext context, Collector<Addressed> out)
      throws Exception {
    Remembered state = remembered.value();
    if (state == null) {
      state = new Remembered();
    }
    TimerService timers = context.timerService();
    if (message.kind().isInOrder()) {
      state.waiting.add(message);
      arm(state, message.position(), timers);
    } else {
      News.apply(message, state);
      decideWhatWasHeldBack(state, context);
    }
    keep(state);
  }

  // A step may have waited for this news.
  private void decideWhatWasHeldBack(Remembered state, ReadOnlyContext context) throws Exception {
    if (state.person.runningSequences() == 0) {
      return;
    }
    Journey journey =
        journey(
            context.getCurrentKey(),
            state,
            rules(context.getBroadcastState(Campaign.CHANGES)),
            outages(context.getBroadcastState(OUTAGES)),
            record -> context.output(Outgoing.TAG, record));
    journey.settleUpTo(Math.min(context.timerService().currentWatermark(), until));
    arm(state, journey.nextAt(), context.timerService());
  }

  /** Keeps persons of late in memory, where they are not anyway. */
  void rememberLately(KeyContext keys, KeyedStateBackend<?> backend) {
    remembered = WrittenBack.inFrontOf(remembered, keys, backend);
  }

  /** Puts all into state that a checkpoint must find there. */
  void writeBack() throws IOException {
    WrittenBack.flush(remembered);
  }

  /** Takes what the current person is told that waited beside their state; it is told at once. */
  void handIn(List<Addressed> due) {
    handedIn = due;
  }

  @Override
  public void onTimer(long moment, OnTimerContext context, Collector<Addressed> out)
      throws Exception {
    boolean isHandedIn = !handedIn.isEmpty();
    List<Addressed> due = isHandedIn ? handedIn : new ArrayList<>();
    handedIn = List.of();
    Remembered state = remembered.value();
    if (state == null && isHandedIn) {
      state = new Remembered();
    }
    if (state == null) {
      return;
    }
    if (!isHandedIn) {
      disarm(state, moment);
    }
    long now = Math.max(moment, context.timerService().currentWatermark());
    Consumer<Outgoing> outgoing = record -> context.output(Outgoing.TAG, record);
    CampaignRules rules = rules(context.getBroadcastState(Campaign.CHANGES));
    String key = context.getCurrentKey();
    Outages outages = outages(context.getBroadcastState(OUTAGES));
    Journey journey = journey(key, state, rules, outages, outgoing);
    due.removeIf(message -> message.position() > until);
    Waiting.moveUpTo(Math.min(now, until), state.waiting, Addressed::position, due);
    for (Addressed message : Waiting.inOrder(due, Addressed.IN_ORDER, Addressed::repeats)) {
      apply(message, state, journey, out);
    }
    journey.settleUpTo(Math.min(now, until));
    if (now >= until) {
      Undecided.tell(state.person, outgoing);
      remembered.clear();
      return;
    }
    journey.forget(now);
    long next = Math.min(journey.nextAt(), forget(state, now));
    for (Addressed message : state.waiting) {
      next = Math.min(next, message.position());
    }
    arm(state, next, context.timerService());
    keep(state);
  }

  @Override
  public void processBroadcastElement(
      Announcement announcement, Context context, Collector<Addressed> out) throws Exception {
    if (announcement.outage() != null) {
      remember(announcement.outage(), context.getBroadcastState(OUTAGES));
      return;
    }
    String change = announcement.change();
    if (campaign.isReadable(change)) {
      String name = campaign.after(change).campaign();
      context.getBroadcastState(Campaign.CHANGES).put(name, change);
    }
  }

  // One that is long over holds nothing up any more.
  private void remember(Outage outage, BroadcastState<Long, Long> known) throws Exception {
    long before = outage.after() - campaign.first().retention().toMillis();
    List<Long> over = new ArrayList<>();
    for (Map.Entry<Long, Long> earlier : known.entries()) {
      if (earlier.getValue() < before) {
        over.add(earlier.getKey());
      }
    }
    for (Long after : over) {
      known.remove(after);
    }
    known.put(outage.after(), outage.upTo());
  }

  private static Outages outages(ReadOnlyBroadcastState<Long, Long> known) {
    return dueAt -> {
      try {
        for (Map.Entry<Long, Long> outage : known.immutableEntries()) {
          if (new Outage(outage.getKey(), outage.getValue()).holdsUp(dueAt)) {
            return outage.getValue();
          }
        }
        return dueAt;
      } catch (Exception e) {
        throw new IllegalStateException("Cannot read outages", e);
      }
    };
  }

  private CampaignRules rules(ReadOnlyBroadcastState<String, String> changes) throws Exception {
    return campaign.after(changes.get(campaign.first().campaign()));
  }

  private Journey journey(
      String key,
      Remembered state,
      CampaignRules rules,
      Outages outages,
      Consumer<Outgoing> outgoing) {
    return new Journey(
        key,
        isAboutCustomers,
        state.person,
        rules,
        () -> context(state),
        outages,
        new OutgoingDecisions(format, counted, outgoing));
  }

  private static PersonContext context(Remembered state) {
    try {
      return state.context == null ? null : Contexts.read(state.context, state.consents);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read a customer's context", e);
    }
  }

  // A timer that was armed stays: when nothing is due yet, it looks again.
  private static void arm(Remembered state, long moment, TimerService timers) {
    if (moment < state.armedAt) {
      state.armedBefore = Math.min(state.armedAt, state.armedBefore);
      state.armedAt = moment;
      timers.registerEventTimeTimer(moment);
    }
  }

  private static void disarm(Remembered state, long moment) {
    if (moment >= state.armedAt) {
      state.armedAt = moment < state.armedBefore ? state.armedBefore : Long.MAX_VALUE;
      state.armedBefore = Long.MAX_VALUE;
    }
  }

  private void keep(Remembered state) throws IOException {
    if (state.isBlank()) {
      remembered.clear();
      return;
    }
    remembered.update(state);
  }
}
