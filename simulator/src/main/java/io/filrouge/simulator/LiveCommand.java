package io.filrouge.simulator;

import io.filrouge.simulator.live.Arrivals;
import io.filrouge.simulator.live.Destination;
import io.filrouge.simulator.live.LiveShop;
import io.filrouge.simulator.live.Pace;
import io.filrouge.simulator.live.People;
import io.filrouge.simulator.live.Play;
import io.filrouge.simulator.live.Played;
import io.filrouge.simulator.live.Roughness;
import io.filrouge.simulator.live.Truth;
import io.filrouge.simulator.live.WallClock;
import io.filrouge.simulator.shop.Checks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate live}: a shop that is open now. */
@Command(
    name = "live",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Plays a shop that is open now: views, carts, checkouts, orders, into Kafka or Avro files.",
      "",
      "The same seed plays the same events, apart from the start: whatever the speed, the place and "
          + "the disorder. Every partition gets a heartbeat a second of shop time.",
      ""
    },
    footer = {
      "",
      "Durations: 30 s, 10 min, 2 h, 3 d. Ctrl-C ends a play in good order.",
      "Exit codes: 0 done, 2 wrong usage, 3 Kafka or a folder cannot be reached."
    })
final class LiveCommand implements Callable<Integer> {
  private static final double USUAL_CARTS_PER_MINUTE = 60;
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);

  @Mixin PlaceOptions place;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Whole number that all chance comes from (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(
      names = "--ids",
      paramLabel = "PREFIX",
      description =
          "What the ids of events, carts, orders and one-time visitors begin with; a further play "
              + "into the same topic needs another one (default: 's' and the seed and '-').")
  String ids;

  @Option(
      names = "--carts-per-minute",
      paramLabel = "RATE",
      description = "Carts that begin in a minute of shop time, at random (default: 60).")
  Double cartsPerMinute;

  @Option(
      names = "--events-per-second",
      paramLabel = "RATE",
      description =
          "Or: good events in a second of shop time, about evenly; carts begin as these leave room.")
  Double eventsPerSecond;

  @Option(
      names = "--view-share",
      paramLabel = "SHARE",
      defaultValue = "0.9",
      description = "Share of views among the events (default: ${DEFAULT-VALUE}).")
  double viewShare;

  @Option(
      names = "--length",
      paramLabel = "DURATION",
      defaultValue = "10 min",
      converter = Span.class,
      description = "How long the shop is open, in shop time (default: ${DEFAULT-VALUE}).")
  Duration length;

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description =
          "Seconds in the shop for a real one; 0: as fast as possible (default: ${DEFAULT-VALUE}).")
  double speed;

  @Option(
      names = "--start",
      paramLabel = "INSTANT",
      description =
          "Shop time of the start, as 2026-03-02T08:00:00Z (default: now; at another speed than 1, "
              + "so that the play reaches now at its end).")
  Instant start;

  @Option(
      names = "--customers",
      paramLabel = "N",
      defaultValue = "10000",
      description = "People with an account (default: ${DEFAULT-VALUE}).")
  int customers;

  @Option(
      names = "--customer-ids",
      paramLabel = "FILE",
      description = "Ids of these people, one a line, as the identity tables call them.")
  Path customerIds;

  @Option(
      names = "--products",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Products in the shop (default: ${DEFAULT-VALUE}).")
  int products;

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      defaultValue = "EUR",
      description = "The shop's currency (default: ${DEFAULT-VALUE}).")
  String currency;

  @Mixin RoughnessOptions roughness;

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  boolean isHelpWanted;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Checks.between("--speed", speed, 0, 1e6);
    LiveShop shop =
        new LiveShop(
            seed, prefix(), people(), products, viewShare, currency, start().toEpochMilli());
    Arrivals arrivals = arrivals();
    Roughness rough = roughness.roughness();
    Pace pace = speed == 0 ? Pace.asFastAsPossible() : WallClock.pace(speed);
    CountDownLatch isReported = new CountDownLatch(1);
    Played played;
    Destination destination = place.open();
    try (destination;
        Truth truth = place.openTruth()) {
      Optional<Truth> told = Optional.ofNullable(truth);
      Play play = new Play(shop, arrivals, rough, length, destination, told, pace);
      endInGoodOrder(play, isReported);
      played = play.run();
    }
    report(played, destination);
    isReported.countDown();
    return 0;
  }

  private String prefix() {
    return ids == null ? "s" + seed + "-" : ids;
  }

  private People people() throws IOException {
    if (customerIds == null) {
      Checks.between("--customers", customers, 1, 100_000_000);
      return People.of(customers);
    }
    List<String> named;
    try (Stream<String> lines = Files.lines(customerIds)) {
      named = lines.filter(line -> !line.isBlank()).map(String::strip).distinct().toList();
    }
    if (named.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot use --customer-ids: " + customerIds + " names nobody; write one id a line");
    }
    return People.of(named);
  }

  private Instant start() {
    if (start != null) {
      return start;
    }
    Instant now = WallClock.now();
    if (speed == 0) {
      return now.minus(length);
    }
    return now.minus(length).plusMillis(Math.round(length.toMillis() / speed));
  }

  private Arrivals arrivals() {
    if (cartsPerMinute != null && eventsPerSecond != null) {
      throw new IllegalArgumentException(
          "Cannot keep two rates: --carts-per-minute "
              + cartsPerMinute
              + " and --events-per-second "
              + eventsPerSecond
              + "; give one");
    }
    if (eventsPerSecond != null) {
      Checks.positive("--events-per-second", eventsPerSecond);
      return Arrivals.eventsPerSecond(eventsPerSecond);
    }
    double rate = cartsPerMinute == null ? USUAL_CARTS_PER_MINUTE : cartsPerMinute;
    Checks.positive("--carts-per-minute", rate);
    return Arrivals.cartsPerMinute(rate, seed);
  }

  /** When the process is told to end, what was played is still flushed and told. */
  private static void endInGoodOrder(Play play, CountDownLatch isReported) {
    Runnable ending =
        () -> {
          play.stop();
          try {
            isReported.await(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    Runtime.getRuntime().addShutdownHook(new Thread(ending, "end-of-play"));
  }

  private void report(Played played, Destination destination) {
    spec.commandLine()
        .getOut()
        .printf(
            "Played %,d carts: %,d events, %,d of them late, and %,d duplicates, %,d broken records,"
                + " %,d heartbeats into %s%s%n",
            played.carts(),
            played.events(),
            played.late(),
            played.copies(),
            played.broken(),
            played.heartbeats(),
            destination.place(),
            place.truth == null ? "" : ", the truth at " + place.truth);
    spec.commandLine().getOut().flush();
  }
}
