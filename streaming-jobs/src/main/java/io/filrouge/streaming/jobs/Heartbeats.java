package io.filrouge.streaming.jobs;

import io.filrouge.schemas.EventType;
import io.filrouge.schemas.ShopEvent;
import io.filrouge.streaming.events.OutageRule;
import io.filrouge.streaming.events.SingleObject;
import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes now and again into every partition of shop-events that time passes, so that carts go cold
 * at night too. Time is in the log: while Kafka is away it stands still, and what is decided again
 * from the log is decided the same.
 */
final class Heartbeats implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);

  private final KafkaProducer<byte[], byte[]> producer;
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "heartbeats");
            thread.setDaemon(true);
            return thread;
          });
  private final String topic;
  private final SteadyClock clock;
  private final Function<Instant, Optional<Instant>> former;
  private final AtomicBoolean isMissing = new AtomicBoolean();
  private final AtomicBoolean isApart = new AtomicBoolean();
  private final Standstill standstill = new Standstill();

  // Of the clockwork's own thread.
  private boolean hasLooked;

  private Heartbeats(
      KafkaProducer<byte[], byte[]> producer,
      String topic,
      SteadyClock clock,
      Function<Instant, Optional<Instant>> former) {
    this.producer = producer;
    this.topic = topic;
    this.clock = clock;
    this.former = former;
  }

  /**
   * @param client properties of any Kafka client
   * @param topic of shop events
   * @param interval from one to the next
   */
  static Heartbeats start(Map<String, String> client, String topic, Duration interval) {
    return start(client, topic, interval, now -> Optional.empty());
  }

  /**
   * Follows whoever wrote heartbeats before, and ended perhaps because Kafka was away: then time
   * stands still as it would have for them. Nobody looks further back than events may be ahead.
   *
   * @param client properties of any Kafka client
   * @param topic of shop events
   * @param interval from one to the next
   * @param aheadOfClock how far ahead of the heartbeats an event may be
   */
  static Heartbeats goOn(
      Map<String, String> client, String topic, Duration interval, Duration aheadOfClock) {
    Duration farthest = aheadOfClock.minus(Standstill.DELIVERY);
    return start(client, topic, interval, now -> NewestHeartbeat.in(client, topic, now, farthest));
  }

  private static Heartbeats start(
      Map<String, String> client,
      String topic,
      Duration interval,
      Function<Instant, Optional<Instant>> former) {
    Properties properties = new Properties();
    properties.putAll(client);
    // A heartbeat that cannot be delivered now is no news later.
    properties.put("delivery.timeout.ms", "2000");
    properties.put("request.timeout.ms", "1000");
    properties.put("max.block.ms", "1000");
    properties.put("linger.ms", "0");
    properties.put("client.id", "filrouge-heartbeats");
    Heartbeats heartbeats =
        new Heartbeats(
            new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()),
            topic,
            SteadyClock.ofThisMachine(),
            former);
    heartbeats.clockwork.scheduleAtFixedRate(
        heartbeats::beat, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    return heartbeats;
  }

  private void beat() {
    try {
      if (!hasLooked) {
        Instant begun = clock.instant();
        former.apply(begun).ifPresent(newest -> standstill.follow(newest, begun));
        hasLooked = true;
      }
      Instant now = clock.instant();
      Instant time = standstill.time(now);
      byte[] beat = beat(time, now);
      long asked = System.nanoTime();
      for (PartitionInfo partition : producer.partitionsFor(topic)) {
        producer.send(
            new ProducerRecord<>(topic, partition.partition(), null, beat),
            (written, failure) -> {
              told(time, failure);
              if (failure == null && written.partition() == OutageRule.PARTITION) {
                compare(
                    Instant.ofEpochMilli(written.timestamp()),
                    Duration.ofNanos(System.nanoTime() - asked));
              }
            });
      }
    } catch (RuntimeException e) {
      told(null, e);
    }
  }

  // Once for each jump: whoever answers for the machines must set one of the clocks.
  private void compare(Instant kafka, Duration took) {
    Optional<Duration> ahead = clock.compare(kafka, took);
    boolean wasApart = isApart.getAndSet(ahead.isPresent());
    if (ahead.isPresent() && !wasApart) {
      LOG.error(
          "The machine's clock is {} s {} Kafka's: set the one that is wrong; time goes on as it went before",
          ahead.get().abs().toSeconds(),
          ahead.get().isNegative() ? "behind" : "ahead of");
    }
  }

  // Once for each outage: without heartbeats nothing falls due, and somebody must hear of it.
  private void told(Instant time, Exception failure) {
    if (failure == null) {
      standstill.written(time, clock.instant());
    } else {
      standstill.failed(clock.instant());
    }
    boolean wasMissing = isMissing.getAndSet(failure != null);
    if (failure != null && !wasMissing) {
      LOG.error(
          "Cannot write heartbeats into {}: {}; nothing falls due meanwhile",
          topic,
          failure.getClass().getSimpleName());
    }
  }

  // Where time stands still, what happens now is not ahead of the clock: the heartbeat says both.
  static byte[] beat(Instant time, Instant now) {
    ShopEvent beat =
        ShopEvent.newBuilder()
            .setEventType(EventType.heartbeat)
            .setOccurredAt(time)
            .setEventId("heartbeat")
            .setKnownAt(time.isBefore(now) ? now : null)
            .build();
    return SingleObject.bytes(beat, ShopEvent.getEncoder());
  }

  @Override
  public void close() {
    clockwork.shutdownNow();
    producer.close(Duration.ofSeconds(1));
  }
}
