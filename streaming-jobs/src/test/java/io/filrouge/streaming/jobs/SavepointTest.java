package io.filrouge.streaming.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import io.filrouge.domain.carts.CartEvent;
import io.filrouge.settings.Configuration;
import io.filrouge.streaming.carts.Addressed;
import io.filrouge.streaming.carts.AddressedSerializer;
import io.filrouge.streaming.decisions.Campaign;
import io.filrouge.streaming.decisions.CustomerNews;
import io.filrouge.streaming.events.Announcement;
import io.filrouge.streaming.events.AnnouncementSerializer;
import io.filrouge.streaming.events.CartEventSerializer;
import io.filrouge.streaming.events.ShopLines;
import io.filrouge.streaming.triggers.AvroFormat;
import io.filrouge.streaming.triggers.Outgoing;
import io.filrouge.streaming.triggers.OutgoingLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a job remembered when it was stopped, a later one goes on with: one of this release, and the
 * ones that left {@code savepoints/v1} to {@code v3} in the test resources: one a format of state.
 *
 * <p>A release whose state changes leaves one of its own, and keeps the earlier ones: {@code mvn
 * verify -pl streaming-jobs -am -Dtest=SavepointTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dsavepoint.into=FOLDER}.
 */
class SavepointTest {
  private static final BlockingQueue<String> TOLD = new LinkedBlockingQueue<>();
  private static final int TOLD_BEFORE = 3;
  private static final long PATIENCE_SECONDS = 60;

  private static final String BEFORE =
      """
      mon-10:00 add shoes customer=anna visitor=a cart=c1 price=9.90 currency=EUR
      mon-10:00 add hat customer=bert cart=c2
      mon-10:10 view socks visitor=w customer=dora
      mon-11:50 add gloves visitor=v cart=c3
      mon-11:55 add scarf visitor=w
      mon-12:10 add tie customer=carl cart=c9
      mon-12:10 view socks visitor=z customer=emil
      """;

  private static final String AFTER =
      """
      mon-10:45 buy visitor=guest cart=c1 known=mon-13:00 order=o1
      mon-12:10 add tie customer=carl cart=c9
      mon-12:12 add gloves customer=fred cart=c3
      mon-12:15 add belt visitor=z
      """;

  private static final String[] DECIDED_AFTER = {
    "anna mon-10:45 cancelled 1",
    "anna mon-10:45 suppressed 2 purchased",
    "bert tue-10:00 suppressed 2 holdout",
    "carl mon-13:10 send 1",
    "carl mon-13:10 trigger 1 of c9",
    "carl tue-12:10 send 2",
    "carl tue-12:10 trigger 2 of c9",
    "dora mon-12:55 send 1",
    "dora mon-12:55 trigger 1 of w",
    "dora tue-11:55 send 2",
    "dora tue-11:55 trigger 2 of w",
    "emil mon-13:15 suppressed 1 no-consent",
    "emil tue-12:15 suppressed 2 no-consent",
    "fred mon-13:12 suppressed 1 no-consent",
    "fred tue-12:12 suppressed 2 no-consent",
  };

  @TempDir Path folder;

  @BeforeEach
  void forget() {
    TOLD.clear();
  }

  @Test
  void isGoneOnWithByTheReleaseThatLeftIt() throws Exception {
    assertThat(goOn(leave(folder), "heap")).containsExactlyInAnyOrder(DECIDED_AFTER);
  }

  @ParameterizedTest
  @CsvSource({"v1, heap", "v1, rocksdb", "v2, heap", "v2, rocksdb", "v3, heap", "v3, rocksdb"})
  void isGoneOnWithByLaterReleases(String format, String backend) throws Exception {
    String left = SavepointTest.class.getResource("/savepoints/" + format).toURI().toString();

    assertThat(goOn(left, backend)).containsExactlyInAnyOrder(DECIDED_AFTER);
  }

  @Test
  @EnabledIfSystemProperty(named = "savepoint.into", matches = ".+")
  void isLeftForLaterReleases() throws Exception {
    System.out.println(leave(Path.of(System.getProperty("savepoint.into"))));
  }

  /** Runs until noon of Monday and stops. */
  private String leave(Path into) throws Exception {
    StreamExecutionEnvironment environment = environment("heap", null);
    long noon = ShopLines.at("mon-12:00");
    layOut(
        environment,
        new Script<>(() -> ShopLines.cartEvents(BEFORE), CartEvent::position, noon),
        new Script<>(SavepointTest::newsBefore, news -> Long.MIN_VALUE, Long.MAX_VALUE - 1),
        new Script<>(
            () -> List.of(Announcement.of("{ steps = [\"1 h\", \"24 h\"] }")),
            change -> Long.MIN_VALUE,
            Long.MAX_VALUE - 1));
    JobClient job = environment.executeAsync("before");
    List<String> told = new ArrayList<>();
    for (int i = 0; i < TOLD_BEFORE; i++) {
      told.add(TOLD.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }
    assertThat(told)
        .containsExactlyInAnyOrder(
            "anna mon-11:00 send 1",
            "anna mon-11:00 trigger 1 of c1",
            "bert mon-11:00 suppressed 1 holdout");
    return job.stopWithSavepoint(false, into.toUri().toString(), SavepointFormatType.CANONICAL)
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Goes on from there to the end of time, and tells what was decided. */
  private List<String> goOn(String savepoint, String backend) throws Exception {
    StreamExecutionEnvironment environment = environment(backend, savepoint);
    layOut(
        environment,
        new Script<>(() -> ShopLines.cartEvents(AFTER), CartEvent::position, Long.MAX_VALUE),
        new Script<>(SavepointTest::newsAfter, news -> Long.MIN_VALUE, Long.MAX_VALUE),
        new Script<>(List::<Announcement>of, change -> Long.MIN_VALUE, Long.MAX_VALUE));
    environment
        .executeAsync("after")
        .getJobExecutionResult()
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return List.copyOf(TOLD);
  }

  private static List<Addressed> newsBefore() {
    return List.of(
        CustomerNews.context(CustomerNews.reachable("anna")),
        CustomerNews.context(CustomerNews.reachable("bert").setIsHoldout(true)),
        CustomerNews.context(CustomerNews.reachable("carl")),
        CustomerNews.consent("fred", "email", false, "mon-09:00"));
  }

  private static List<Addressed> newsAfter() {
    return List.of(
        CustomerNews.context(CustomerNews.reachable("dora")),
        CustomerNews.context(CustomerNews.reachable("fred")));
  }

  private static void layOut(
      StreamExecutionEnvironment environment,
      Script<CartEvent> events,
      Script<Addressed> news,
      Script<Announcement> announcements) {
    ReactivationFlow flow =
        new ReactivationFlow(
            Campaign.of(config("heap")),
            new AvroFormat(),
            Long.MAX_VALUE,
            StreamSettings.timeToLive(config("heap")));
    flow.decide(
            source(
                environment,
                events,
                CartEventSerializer.INSTANCE.type(CartEvent.class),
                Names.SHOP_EVENTS),
            source(environment, news, AddressedSerializer.TYPE, Names.CUSTOMER_CONTEXT),
            source(
                environment,
                announcements,
                AnnouncementSerializer.TYPE,
                Names.CAMPAIGN_CONFIGURATION))
        .map(SavepointTest::tell, Outgoing.TYPE)
        .uid("told")
        .sinkTo(new DiscardingSink<>())
        .uid(Names.OUTGOING.uid());
  }

  private static Outgoing tell(Outgoing outgoing) {
    TOLD.add(OutgoingLines.text(outgoing));
    return outgoing;
  }

  private static <T> DataStream<T> source(
      StreamExecutionEnvironment environment,
      Script<T> script,
      TypeInformation<T> type,
      Names name) {
    return name.name(environment.addSource(script, name.uid(), type));
  }

  private StreamExecutionEnvironment environment(String backend, String from) {
    Config config =
        config(backend, "stream.checkpoints.uri", folder.resolve("checkpoints").toUri().toString());
    var settings = StreamSettings.live(config, from, false);
    settings.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.ofMebiBytes(1));
    return StreamExecutionEnvironment.getExecutionEnvironment(settings);
  }

  private static Config config(String backend, String... more) {
    Map<String, String> settings = new HashMap<>(Map.of("stream.state-backend", backend));
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return Configuration.load(null, settings);
  }
}
