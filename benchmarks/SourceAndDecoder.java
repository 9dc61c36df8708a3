import io.filrouge.domain.carts.CartEvent;
import io.filrouge.streaming.events.CartEventSerializer;
import io.filrouge.streaming.events.EventRecords;
import io.filrouge.streaming.events.Incoming;
import io.filrouge.streaming.events.Intake;
import io.filrouge.streaming.events.Lateness;
import io.filrouge.streaming.events.OutageRule;
import io.filrouge.streaming.events.Watermarks;
import java.time.Duration;
import java.util.UUID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * What stream_throughput.py measures the job against: its source, decoder, watermarks and intake over a whole topic,
 * with the same engine and nothing behind it.
 */
public class SourceAndDecoder {
  private static final int PARALLELISM = 2;

  public static void main(String[] arguments) throws Exception {
    Configuration settings = new Configuration();
    settings.set(CoreOptions.DEFAULT_PARALLELISM, PARALLELISM);
    settings.set(TaskManagerOptions.NUM_TASK_SLOTS, PARALLELISM);
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(20));
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(settings);
    Lateness lateness = new Lateness(Duration.ofSeconds(30));
    KafkaSource<Incoming> source =
        KafkaSource.<Incoming>builder()
            .setBootstrapServers(arguments[0])
            .setTopics(arguments[1])
            .setGroupId(UUID.randomUUID().toString())
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setBounded(OffsetsInitializer.latest())
            .setDeserializer(new EventRecords(lateness, Duration.ofMinutes(5)))
            .setProperty("isolation.level", "read_committed")
            .build();
    environment
        .fromSource(source, Watermarks.behind(lateness), "shop-events")
        .process(
            new Intake(new OutageRule(Duration.ofMinutes(10), lateness)),
            CartEventSerializer.INSTANCE.type(CartEvent.class))
        .sinkTo(new DiscardingSink<>());
    environment.execute("source-and-decoder");
  }
}
