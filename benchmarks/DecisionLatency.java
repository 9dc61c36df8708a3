import io.filrouge.schemas.TriggerDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What latency.py measures with: how long after it was due, the allowed lateness not counted, a
 * reader of trigger-decisions sees each decision.
 *
 * <p>Arguments: brokers, topic, read_committed or read_uncommitted, allowed lateness in ms, from and
 * to when what is due counts, in epoch ms. It reads what is written while it runs, until ten
 * seconds after the last.
 */
public class DecisionLatency {
  public static void main(String[] arguments) throws Exception {
    Properties client = new Properties();
    client.put("bootstrap.servers", arguments[0]);
    client.put("isolation.level", arguments[2]);
    client.put("fetch.max.wait.ms", "5");
    long lateness = Long.parseLong(arguments[3]);
    long from = Long.parseLong(arguments[4]);
    long to = Long.parseLong(arguments[5]);
    BinaryMessageDecoder<TriggerDecision> decoder = TriggerDecision.getDecoder();
    List<Long> waits = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(arguments[1]).stream()
              .map(partition -> new TopicPartition(arguments[1], partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      while (System.currentTimeMillis() < to + lateness + 10_000) {
        Iterable<ConsumerRecord<byte[], byte[]>> polled = consumer.poll(Duration.ofMillis(20));
        long seen = System.currentTimeMillis();
        for (ConsumerRecord<byte[], byte[]> record : polled) {
          Instant due = decoder.decode(record.value()).getDecidedAt();
          if (due.toEpochMilli() >= from && due.toEpochMilli() < to) {
            waits.add(seen - due.toEpochMilli() - lateness);
          }
        }
      }
    }
    Collections.sort(waits);
    System.out.printf(
        "%,d decisions, ms after they were due and could be taken: p50 %,d, p90 %,d, p99 %,d, most %,d%n",
        waits.size(), at(waits, 0.5), at(waits, 0.9), at(waits, 0.99), at(waits, 1));
  }

  private static long at(List<Long> sorted, double share) {
    return sorted.isEmpty() ? -1 : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
