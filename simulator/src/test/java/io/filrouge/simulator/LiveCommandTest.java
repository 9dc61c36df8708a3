package io.filrouge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.schemas.EventType;
import io.filrouge.schemas.ShopEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.specific.SpecificDatumReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code simulate live} as a shell calls it: files, the truth beside them, sentences. */
final class LiveCommandTest {
  private static final String[] FAST = {
    "--speed", "0", "--start", "2026-03-02T08:00:00Z", "--carts-per-minute", "20"
  };

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void saysInItsLastLineWhatWasPlayedWhere() {
    assertThat(play("--length", "10 min")).as(err.toString()).isZero();

    assertThat(out.toString().strip())
        .matches(
            "Played \\d{3} carts: [\\d,]+ events, \\d+ of them late, and \\d+ duplicates, \\d+ "
                + "broken records, 0 heartbeats into the Avro files in \\Q"
                + folder.resolve("events")
                + "\\E, the truth at \\Q"
                + folder.resolve("truth")
                + "\\E");
  }

  @Test
  void truthAddsUpToWhatStandsInTheFiles() throws IOException {
    assertThat(
            play(
                "--length",
                "4 h",
                "--duplicate-share",
                "0.05",
                "--late-purchase-share",
                "0.3",
                "--broken-share",
                "0.01"))
        .as(err.toString())
        .isZero();

    List<ShopEvent> events = events();
    List<String> good = truth("events");
    assertThat(events).hasSize(good.size() + truth("duplicates").size() + truth("broken").size());
    Map<String, Integer> times = new HashMap<>();
    events.forEach(event -> times.merge(event.getEventId(), 1, Integer::sum));
    assertThat(good).allSatisfy(line -> assertThat(times).containsKey(field(line, "event_id")));
    assertThat(truth("duplicates"))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(times.get(field(line, "event_id"))).isEqualTo(2));
    assertThat(truth("broken"))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(field(line, "reason")).isIn("no-person", "unknown-type"))
        .allSatisfy(line -> assertThat(times).containsKey(field(line, "event_id")));
    Set<String> late = new HashSet<>();
    truth("late").forEach(line -> late.add(field(line, "event_id")));
    assertThat(events)
        .filteredOn(event -> event.getKnownAt() != null)
        .extracting(ShopEvent::getEventId)
        .isNotEmpty()
        .allMatch(late::contains);
    assertThat(folder.resolve("truth/summary.json"))
        .content()
        .contains("\"events\": " + good.size(), "\"late\": " + late.size());
  }

  @Test
  void truthOfEachCartIsWhatItsEventsSay() throws IOException {
    assertThat(play("--length", "4 h", "--duplicate-share", "0", "--broken-share", "0")).isZero();

    Map<String, Integer> activities = new HashMap<>();
    Map<String, ShopEvent> orders = new HashMap<>();
    for (ShopEvent event : events()) {
      if (event.getEventType() == EventType.order_placed) {
        orders.put(event.getOrderId().replace("o", "k"), event);
      } else if (event.getCartId() != null
          && event.getEventType() != EventType.cart_emptied
          && (event.getProductId() != null || event.getEventType() == EventType.checkout_started)) {
        activities.merge(event.getCartId(), 1, Integer::sum);
      }
    }
    List<String> carts = truth("carts").stream().filter(line -> has(line, "cart_id")).toList();
    assertThat(carts).hasSizeGreaterThan(3_000);
    for (String cart : carts) {
      String id = field(cart, "cart_id");
      long told = Pattern.compile("2026-").matcher(field(cart, "activity_at")).results().count();
      boolean isEmptied = field(cart, "ended").equals("emptied");
      assertThat((long) activities.getOrDefault(id, 0))
          .as(cart)
          .isBetween(told, told + (isEmptied ? 1 : 0));
      assertThat(field(cart, "ended").equals("purchased")).isEqualTo(orders.containsKey(id));
      if (orders.containsKey(id)) {
        assertThat(field(cart, "ended_at"))
            .startsWith(orders.get(id).getOccurredAt().toString().substring(0, 19));
      }
    }
    assertThat(carts).anyMatch(line -> field(line, "door").equals("guest"));
    assertThat(carts).anyMatch(line -> field(line, "door").equals("store"));
    assertThat(carts).anyMatch(line -> field(line, "ended").equals("left"));
  }

  @Test
  void sameSeedWritesTheSameBytesOfTruth() throws IOException {
    assertThat(play("--length", "30 min")).isZero();
    Path first = folder.resolve("truth/events.jsonl");
    String told = Files.readString(first);
    assertThat(
            run(
                with(
                    FAST,
                    "--length",
                    "30 min",
                    "--out",
                    folder.resolve("again").toString(),
                    "--truth",
                    folder.resolve("truth-again").toString())))
        .isZero();

    assertThat(folder.resolve("truth-again/events.jsonl")).content().isEqualTo(told);
  }

  @Test
  void playsTheCustomersOfAFile() throws IOException {
    Path ids = Files.writeString(folder.resolve("ids.txt"), "ann\nbob\n\n");
    assertThat(play("--length", "10 min", "--customer-ids", ids.toString())).isZero();

    assertThat(events())
        .extracting(ShopEvent::getCustomerId)
        .contains("ann", "bob")
        .allMatch(id -> id == null || id.equals("ann") || id.equals("bob") || id.startsWith("s1-"));
  }

  @Test
  void helpTellsEveryOption() {
    assertThat(run("--help")).isZero();

    List<String> options = new ArrayList<>();
    live()
        .getCommandSpec()
        .options()
        .forEach(option -> options.addAll(Arrays.asList(option.names())));
    assertThat(out.toString()).contains(options).doesNotContain("DEFAULT-VALUE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --view-share | 1 | Cannot use --view-share: 1; it must be 0 to 0.999
          --broken-share | 2 | Cannot use --broken-share: 2; it must be 0 to 1
          --disorder | 2 h | Cannot use --disorder: 7200 s; it must be an hour or less
          --length | soon | is not a duration; write it as '30 s', '10 min', '2 h' or '3 d'
          --speed | -1 | Cannot use --speed: -1; it must be 0 to 1000000
          --carts-per-minute | 0 | Cannot use --carts-per-minute: 0.0; it must be above 0
          --events-per-second | 5 | Cannot keep two rates: --carts-per-minute 20.0 and
          --kafka | localhost:1 | Cannot play to two places: --out
          """)
  void refusesAWrongValueWithASentence(String option, String value, String sentence) {
    String[] arguments =
        Arrays.asList(FAST).contains(option) ? new String[] {"--length", "1 min"} : FAST;
    String events = folder.resolve("events").toString();

    assertThat(run(with(arguments, "--out", events, option, value))).isEqualTo(2);

    assertThat(err.toString()).contains(sentence).hasLineCount(1);
    assertThat(folder.resolve("events")).doesNotExist();
  }

  @Test
  void refusesAFolderWithEvents() {
    assertThat(play("--length", "1 min")).isZero();

    assertThat(play("--length", "1 min")).isEqualTo(2);

    assertThat(err.toString()).contains("holds Avro files; give an empty folder");
  }

  @Test
  void propertiesOfClientsAreForBrokersThatAreNamed() {
    String nowhere = folder.resolve("client.properties").toString();

    assertThat(run("--kafka-client", nowhere)).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("Cannot use --kafka-client: " + nowhere + " without --kafka; name the brokers");
    assertThat(run("--kafka", "localhost:1", "--kafka-client", nowhere)).isEqualTo(2);
    assertThat(err.toString()).contains("Cannot read --kafka-client: " + nowhere + " is not there");
  }

  @Test
  void saysHowToStartABroker() {
    assertThat(run("--data-dir", folder.toString())).isEqualTo(2);

    assertThat(err.toString())
        .startsWith("Cannot find a broker: " + folder.resolve("broker.properties"))
        .endsWith("start one with 'filrouge kafka start', or give --kafka or --out\n");
  }

  private int play(String... more) {
    return run(
        with(
            with(FAST, more),
            "--out",
            folder.resolve("events").toString(),
            "--truth",
            folder.resolve("truth").toString()));
  }

  private List<ShopEvent> events() throws IOException {
    List<ShopEvent> events = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("events"))) {
      for (Path file : files.sorted().toList()) {
        try (DataFileReader<ShopEvent> reader =
            new DataFileReader<>(file.toFile(), new SpecificDatumReader<>(ShopEvent.class))) {
          reader.forEach(events::add);
        }
      }
    }
    return events;
  }

  private List<String> truth(String name) throws IOException {
    return Files.readAllLines(folder.resolve("truth").resolve(name + ".jsonl"));
  }

  private static boolean has(String line, String name) {
    return line.contains("\"" + name + "\":");
  }

  /** A field of a line of JSON, empty when it is left out. */
  private static String field(String line, String name) {
    Matcher value =
        Pattern.compile("\"" + name + "\":(?:\"([^\"]*)\"|(\\[[^]]*]|[^,}]*))").matcher(line);
    if (!value.find()) {
      return "";
    }
    return value.group(1) == null ? value.group(2) : value.group(1);
  }

  private static String[] with(String[] common, String... more) {
    return Stream.concat(Arrays.stream(common), Arrays.stream(more)).toArray(String[]::new);
  }

  private static CommandLine live() {
    return SimulateCommand.commandLine().getSubcommands().get("live");
  }

  private int run(String... arguments) {
    CommandLine commandLine = SimulateCommand.commandLine();
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err));
    return commandLine.execute(with(new String[] {"live"}, arguments));
  }
}
