package io.filrouge.streaming.jobs;

import com.typesafe.config.Config;
import io.filrouge.domain.carts.CartEvent;
import io.filrouge.settings.Durations;
import io.filrouge.streaming.carts.Addressed;
import io.filrouge.streaming.carts.AddressedSerializer;
import io.filrouge.streaming.decisions.Campaign;
import io.filrouge.streaming.events.Announcement;
import io.filrouge.streaming.events.AnnouncementSerializer;
import io.filrouge.streaming.events.CartEventSerializer;
import io.filrouge.streaming.events.EventFiles;
import io.filrouge.streaming.events.Incoming;
import io.filrouge.streaming.events.Intake;
import io.filrouge.streaming.events.Lateness;
import io.filrouge.streaming.triggers.JsonFormat;
import io.filrouge.streaming.triggers.Outgoing;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/**
 * Runs the operators of the live job over past events, bounded: each key's events come sorted, so
 * that the outcome does not depend on the order of files or rows.
 */
final class Backtest {
  private final Config config;

  Backtest(Config config) {
    this.config = config;
  }

  /** Decides all up to a moment, in epoch milliseconds. */
  BacktestResult run(PastEvents events, long until) throws Exception {
    StreamExecutionEnvironment environment = environment();
    Lateness lateness = new Lateness(Durations.of(config, "stream.allowed-lateness"));
    List<Path> files = events.files().stream().map(file -> new Path(file.toUri())).toList();
    FileSource<Incoming> source =
        FileSource.forRecordStreamFormat(new EventFiles(lateness), files.toArray(new Path[0]))
            .build();
    SingleOutputStreamOperator<CartEvent> past =
        Names.INTAKE.name(
            Names.SHOP_EVENTS
                .name(
                    environment.fromSource(
                        source,
                        WatermarkStrategy.<Incoming>noWatermarks()
                            .withTimestampAssigner((incoming, before) -> incoming.time()),
                        Names.SHOP_EVENTS.uid()))
                .process(
                    new Intake(StreamSettings.outages(config)),
                    CartEventSerializer.INSTANCE.type(CartEvent.class)));
    DataStream<Outgoing> refused =
        Names.DEAD_LETTERS.name(
            past.getSideOutput(Intake.REFUSED)
                .map(
                    incoming ->
                        new Outgoing(Outgoing.Kind.REFUSED, incoming.reason(), 0, new byte[0]),
                    Outgoing.TYPE));
    DataStream<Announcement> outages =
        Bounded.of(
            environment,
            Names.CAMPAIGN_CONFIGURATION,
            events.outages(StreamSettings.outages(config)).stream().map(Announcement::of).toList(),
            AnnouncementSerializer.TYPE);
    DataStream<Addressed> noNews =
        Bounded.of(environment, Names.CUSTOMER_CONTEXT, List.of(), AddressedSerializer.TYPE);
    Campaign campaign = Campaign.of(config);
    ReactivationFlow flow =
        new ReactivationFlow(campaign, new JsonFormat(), until, StreamSettings.timeToLive(config));
    BacktestResult result = new BacktestResult();
    try (CloseableIterator<Outgoing> told =
        flow.decide(past, noNews, outages).union(refused).executeAndCollect("filrouge-backtest")) {
      told.forEachRemaining(result::add);
    }
    return result;
  }

  private StreamExecutionEnvironment environment() {
    Configuration settings = StreamSettings.engine(config);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(settings);
    environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
    return environment;
  }
}
