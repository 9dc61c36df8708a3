package io.filrouge.streaming.jobs;

import com.typesafe.config.Config;
import io.filrouge.domain.carts.CartEvent;
import io.filrouge.settings.Durations;
import io.filrouge.settings.KafkaSettings;
import io.filrouge.settings.TopicSettings;
import io.filrouge.streaming.carts.Addressed;
import io.filrouge.streaming.carts.AddressedSerializer;
import io.filrouge.streaming.decisions.Campaign;
import io.filrouge.streaming.decisions.ChangeIntake;
import io.filrouge.streaming.decisions.DeadLetters;
import io.filrouge.streaming.decisions.NewsIntake;
import io.filrouge.streaming.decisions.OutgoingRecords;
import io.filrouge.streaming.events.Announcement;
import io.filrouge.streaming.events.AnnouncementSerializer;
import io.filrouge.streaming.events.CartEventSerializer;
import io.filrouge.streaming.events.EventRecords;
import io.filrouge.streaming.events.Incoming;
import io.filrouge.streaming.events.Intake;
import io.filrouge.streaming.events.Lateness;
import io.filrouge.streaming.events.NewsRecords;
import io.filrouge.streaming.events.Watermarks;
import io.filrouge.streaming.triggers.AvroFormat;
import io.filrouge.streaming.triggers.LossTellingSink;
import io.filrouge.streaming.triggers.Outgoing;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.function.SerializableSupplier;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** The live job: from Kafka to Kafka. */
final class ReactivationJob {
  private final Config config;
  private final KafkaSettings kafka;
  private final Properties client = new Properties();

  ReactivationJob(Config config) {
    this.config = config;
    this.kafka = KafkaSettings.from(config);
    this.client.putAll(kafka.clientProperties());
  }

  /**
   * Lays the job out in an environment.
   *
   * @param canLoseInheritance whether the checkpoint that it begins from is so old that Kafka can
   *     have dropped what it prepared
   * @param isBeating whether the job itself writes the heartbeats that the configuration asks for,
   *     as on a cluster, where nobody stands beside it
   */
  void layOut(
      StreamExecutionEnvironment environment,
      SerializableSupplier<Boolean> canLoseInheritance,
      boolean isBeating) {
    TopicSettings topics = kafka.topics();
    Lateness lateness = new Lateness(Durations.of(config, "stream.allowed-lateness"));
    EventRecords records =
        new EventRecords(lateness, Durations.of(config, "stream.ahead-of-clock"));
    SingleOutputStreamOperator<CartEvent> events =
        Names.INTAKE.name(
            Names.SHOP_EVENTS
                .name(
                    environment.fromSource(
                        shopEvents(topics, records, isBeating),
                        Watermarks.behind(lateness),
                        Names.SHOP_EVENTS.uid()))
                .process(
                    new Intake(StreamSettings.outages(config)),
                    CartEventSerializer.INSTANCE.type(CartEvent.class)));
    SingleOutputStreamOperator<Addressed> contexts =
        news(
            environment,
            topics.customerContext(),
            Addressed.Kind.CONTEXT,
            Names.CUSTOMER_CONTEXT,
            Names.CUSTOMER_CONTEXT_INTAKE);
    SingleOutputStreamOperator<Addressed> consents =
        news(
            environment,
            topics.consentChanges(),
            Addressed.Kind.CONSENT,
            Names.CONSENT_CHANGES,
            Names.CONSENT_CHANGES_INTAKE);
    Campaign campaign = Campaign.of(config);
    SingleOutputStreamOperator<Announcement> changes = changes(environment, topics, campaign);
    DataStream<Outgoing> deadLetters =
        Names.DEAD_LETTERS.name(
            events
                .getSideOutput(Intake.REFUSED)
                .union(
                    contexts.getSideOutput(Intake.REFUSED),
                    consents.getSideOutput(Intake.REFUSED),
                    changes.getSideOutput(Intake.REFUSED))
                .map(new DeadLetters())
                .returns(Outgoing.TYPE));
    ReactivationFlow flow =
        new ReactivationFlow(
            campaign, new AvroFormat(), Long.MAX_VALUE, StreamSettings.timeToLive(config));
    flow.decide(
            events, contexts.union(consents), changes.union(events.getSideOutput(Intake.OUTAGES)))
        .union(deadLetters)
        .sinkTo(new LossTellingSink(sink(topics), canLoseInheritance))
        .name(Names.OUTGOING.uid())
        .uid(Names.OUTGOING.uid());
  }

  private Source<Incoming, KafkaPartitionSplit, KafkaSourceEnumState> shopEvents(
      TopicSettings topics, EventRecords records, boolean isBeating) {
    KafkaSource<Incoming> source =
        source(
            topics.shopEvents(),
            records,
            OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST));
    return isBeating && config.getBoolean("stream.heartbeats")
        ? new HeartbeatingSource(
            source,
            kafka.clientProperties(),
            topics.shopEvents(),
            StreamSettings.heartbeatInterval(config),
            Durations.of(config, "stream.ahead-of-clock"))
        : source;
  }

  private SingleOutputStreamOperator<Addressed> news(
      StreamExecutionEnvironment environment,
      String topic,
      Addressed.Kind kind,
      Names source,
      Names intake) {
    return intake.name(
        source
            .name(
                environment.fromSource(
                    source(topic, new NewsRecords(), OffsetsInitializer.earliest()),
                    Watermarks.timeless(),
                    source.uid()))
            .process(new NewsIntake(kind), AddressedSerializer.TYPE));
  }

  private SingleOutputStreamOperator<Announcement> changes(
      StreamExecutionEnvironment environment, TopicSettings topics, Campaign campaign) {
    return Names.CAMPAIGN_CHANGES.name(
        Names.CAMPAIGN_CONFIGURATION
            .name(
                environment
                    .fromSource(
                        source(
                            topics.campaignConfiguration(),
                            new NewsRecords(),
                            OffsetsInitializer.earliest()),
                        Watermarks.timeless(),
                        Names.CAMPAIGN_CONFIGURATION.uid())
                    .setParallelism(1))
            .process(new ChangeIntake(campaign), AnnouncementSerializer.TYPE));
  }

  private KafkaSource<Incoming> source(
      String topic,
      KafkaRecordDeserializationSchema<Incoming> records,
      OffsetsInitializer offsets) {
    return KafkaSource.<Incoming>builder()
        .setTopics(topic)
        .setGroupId(config.getString("stream.kafka.transactional-id-prefix"))
        .setStartingOffsets(offsets)
        .setDeserializer(records)
        .setProperties(client)
        .setProperty("isolation.level", "read_committed")
        .setClientIdPrefix(config.getString("stream.kafka.transactional-id-prefix") + "-" + topic)
        .build();
  }

  private KafkaSink<Outgoing> sink(TopicSettings topics) {
    Map<Outgoing.Kind, String> byKind = new EnumMap<>(Outgoing.Kind.class);
    byKind.put(Outgoing.Kind.DECISION, topics.triggerDecisions());
    byKind.put(Outgoing.Kind.TRIGGER, topics.reactivationTriggers());
    byKind.put(Outgoing.Kind.CANCELLATION, topics.triggerCancellations());
    byKind.put(Outgoing.Kind.DEAD_LETTER, topics.deadLetters());
    Properties producer = new Properties();
    producer.putAll(client);
    producer.put(
        "transaction.timeout.ms",
        Long.toString(StreamSettings.transactionTimeout(config).toMillis()));
    producer.put("acks", "all");
    producer.put("linger.ms", "5");
    return KafkaSink.<Outgoing>builder()
        .setBootstrapServers(kafka.bootstrapServers())
        .setKafkaProducerConfig(producer)
        .setRecordSerializer(new OutgoingRecords(byKind))
        .setDeliveryGuarantee(
            StreamSettings.isExactlyOnce(config)
                ? DeliveryGuarantee.EXACTLY_ONCE
                : DeliveryGuarantee.AT_LEAST_ONCE)
        .setTransactionalIdPrefix(config.getString("stream.kafka.transactional-id-prefix"))
        .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
        .build();
  }
}
