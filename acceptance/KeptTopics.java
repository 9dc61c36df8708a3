import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Keeps the records of topics in their wire form, and brings them back into the topics of another broker.
 *
 * <p>A file a topic, a line a record: partition, offset, key and value in hexadecimal digits, {@code -} for
 * none. A topic comes back in the order of its partitions' offsets; those stay where nothing was left out.
 *
 * <p>usage: KeptTopics keep|bring HOST:PORT FOLDER TOPIC...
 */
public class KeptTopics {
  private static final HexFormat HEX = HexFormat.of();
  private static final String NONE = "-";

  public static void main(String[] arguments) throws Exception {
    Properties client = new Properties();
    client.put("bootstrap.servers", arguments[1]);
    Path folder = Path.of(arguments[2]);
    for (String topic : List.of(arguments).subList(3, arguments.length)) {
      Path file = folder.resolve(topic + ".records");
      if (arguments[0].equals("keep")) {
        keep(client, topic, file);
      } else {
        bring(client, topic, file);
      }
    }
  }

  private static void keep(Properties client, String topic, Path file) throws Exception {
    Properties reader = new Properties();
    reader.putAll(client);
    reader.put("isolation.level", "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(reader, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        BufferedWriter lines = Files.newBufferedWriter(file)) {
      int partitions = consumer.partitionsFor(topic).size();
      for (int partition = 0; partition < partitions; partition++) {
        TopicPartition one = new TopicPartition(topic, partition);
        consumer.assign(List.of(one));
        consumer.seekToBeginning(List.of(one));
        long end = consumer.endOffsets(List.of(one)).get(one);
        while (consumer.position(one) < end) {
          for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
            lines.write(line(record));
            lines.newLine();
          }
        }
      }
    }
  }

  private static String line(ConsumerRecord<byte[], byte[]> record) {
    return String.join(
        " ",
        Integer.toString(record.partition()),
        Long.toString(record.offset()),
        text(record.key()),
        text(record.value()));
  }

  private static void bring(Properties client, String topic, Path file) throws Exception {
    Properties writer = new Properties();
    writer.putAll(client);
    writer.put("acks", "all");
    List<Future<RecordMetadata>> written = new ArrayList<>();
    List<Long> kept = new ArrayList<>();
    try (KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(writer, new ByteArraySerializer(), new ByteArraySerializer());
        BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split(" ");
        int partition = Integer.parseInt(parts[0]);
        kept.add(Long.parseLong(parts[1]));
        written.add(
            producer.send(new ProducerRecord<>(topic, partition, bytes(parts[2]), bytes(parts[3]))));
      }
    }
    int elsewhere = 0;
    for (int i = 0; i < kept.size(); i++) {
      elsewhere += written.get(i).get().offset() == kept.get(i) ? 0 : 1;
    }
    System.out.printf("%s %d records, %d of them at another offset%n", topic, kept.size(), elsewhere);
  }

  private static String text(byte[] bytes) {
    return bytes == null ? NONE : HEX.formatHex(bytes);
  }

  private static byte[] bytes(String text) {
    return text.equals(NONE) ? null : HEX.parseHex(text);
  }
}
