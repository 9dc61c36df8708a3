package io.filrouge.domain.churn;

import io.filrouge.domain.choice.OriginDays;
import io.filrouge.domain.churn.ChurnLearning.Learned;
import io.filrouge.domain.evaluation.BackTest;
import io.filrouge.domain.evaluation.Baselines;
import io.filrouge.domain.evaluation.Candidates;
import io.filrouge.domain.evaluation.CustomerOutcome;
import io.filrouge.domain.evaluation.Forecaster;
import io.filrouge.domain.evaluation.Metric;
import io.filrouge.domain.evaluation.ModelEvaluation;
import io.filrouge.domain.evaluation.Outcomes;
import io.filrouge.domain.evaluation.Target;
import io.filrouge.domain.purchases.MinimumData;
import io.filrouge.domain.purchases.Origin;
import io.filrouge.domain.purchases.PurchaseCells;
import io.filrouge.domain.purchases.PurchaseCellsBuilder;
import io.filrouge.domain.purchases.PurchaseModelSelection;
import io.filrouge.domain.purchases.PurchaseTraits;
import io.filrouge.domain.purchases.SharedData;
import io.filrouge.domain.purchases.SpendCells;
import io.filrouge.domain.purchases.SpendModelSelection;
import io.filrouge.domain.season.PurchaseDays;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A real shop's days with a purchase, by customer; what came back is not looked at. */
public final class RealShop {
  private final Map<String, TreeMap<LocalDate, Double>> spendByDay = new TreeMap<>();
  private final Map<String, String> countries = new TreeMap<>();

  public static RealShop cdnow() {
    RealShop shop = new RealShop();
    lines(
        "cdnow/CDNOW_sample.txt",
        line -> {
          String[] fields = line.trim().split("\\s+", -1);
          shop.add(
              fields[1],
              LocalDate.parse(fields[2], DateTimeFormatter.BASIC_ISO_DATE),
              Double.parseDouble(fields[4]));
        });
    return shop;
  }

  /** The description may hold commas, so the columns behind it are counted from the end. */
  public static RealShop onlineRetail() {
    RealShop shop = new RealShop();
    lines(
        "online_retail/online_retail.csv.gz",
        line -> {
          String[] fields = line.split(",", -1);
          int last = fields.length - 1;
          boolean isPurchase =
              !line.startsWith("InvoiceNo")
                  && !fields[last - 1].isEmpty()
                  && Integer.parseInt(fields[last - 4]) > 0
                  && Double.parseDouble(fields[last - 2]) > 0;
          if (isPurchase) {
            shop.add(
                fields[last - 1],
                LocalDate.parse(fields[last - 3].substring(0, 10)),
                Integer.parseInt(fields[last - 4]) * Double.parseDouble(fields[last - 2]));
            shop.countries.putIfAbsent(fields[last - 1], fields[last]);
          }
        });
    return shop;
  }

  private static void lines(String name, Consumer<String> reader) {
    Path file = SharedData.file(name);
    try (InputStream bytes = Files.newInputStream(file);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes,
                    StandardCharsets.UTF_8))) {
      lines.lines().forEach(reader);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void add(String customer, LocalDate day, double amount) {
    spendByDay.computeIfAbsent(customer, id -> new TreeMap<>()).merge(day, amount, Double::sum);
  }

  /** All days with a purchase. */
  public PurchaseDays days() {
    PurchaseDays.Builder days = PurchaseDays.builder();
    for (TreeMap<LocalDate, Double> purchases : spendByDay.values()) {
      days.add(
          purchases.keySet().stream().mapToInt(day -> Math.toIntExact(day.toEpochDay())).toArray());
    }
    return days.build();
  }

  /** The same by country and year of the first purchase. */
  public OriginDays daysByOrigin() {
    OriginDays.Builder days = OriginDays.builder();
    spendByDay.forEach(
        (customer, purchases) ->
            days.add(
                new Origin(null, countries.get(customer), purchases.firstKey().getYear()),
                purchases.keySet().stream()
                    .mapToInt(day -> Math.toIntExact(day.toEpochDay()))
                    .toArray()));
    return days.build();
  }

  /** What a night at the cutoff would have learnt. */
  Learned learn(LocalDate cutoff, int days, int dates) {
    List<Fold> earlier = new ArrayList<>();
    for (int i = 0; i < dates; i++) {
      earlier.add(fold(cutoff.minusDays(2L * days + i * (days / 3)), days));
    }
    return ChurnLearning.learn(fold(cutoff.minusDays(days), days), earlier, true);
  }

  /** How well everybody foretold the window after the cutoff, by name. */
  Map<String, ModelEvaluation> evaluate(Learned learned, LocalDate cutoff, int days) {
    Outcomes outcomes = outcomes(cutoff, days);
    PurchaseModelSelection.Selection purchases = selection(outcomes);
    SpendModelSelection.Selection spend =
        SpendModelSelection.fit(SpendCells.builder().build(), MinimumData.DEFAULT);
    BackTest backTest = new BackTest(outcomes, 1);
    Map<String, ModelEvaluation> evaluations = new TreeMap<>();
    Stream.of(
            new Candidates(purchases, spend, days / 7.0).all(),
            ChurnCandidates.of(learned, purchases.model(), days / 7.0),
            Baselines.all())
        .flatMap(List<Forecaster>::stream)
        .filter(forecaster -> forecaster.target() == Target.NO_PURCHASE)
        .map(backTest::evaluate)
        .forEach(evaluation -> evaluations.put(evaluation.model(), evaluation));
    return evaluations;
  }

  static double value(ModelEvaluation evaluation, Metric metric) {
    return evaluation.measured(metric).orElseThrow().value();
  }

  private Fold fold(LocalDate cutoff, int days) {
    Outcomes outcomes = outcomes(cutoff, days);
    return new Fold(selection(outcomes).model(), outcomes, days / 7.0);
  }

  private static PurchaseModelSelection.Selection selection(Outcomes outcomes) {
    PurchaseCellsBuilder cells = PurchaseCells.builder();
    for (Outcomes.Counted cell : outcomes.cells()) {
      for (long i = 0; i < cell.count(); i++) {
        cells.add(cell.outcome().x(), cell.outcome().recency(), cell.outcome().age());
      }
    }
    return PurchaseModelSelection.fit(cells.build(), MinimumData.DEFAULT);
  }

  private Outcomes outcomes(LocalDate cutoff, int days) {
    Outcomes.Builder builder = Outcomes.builder();
    spendByDay.values().stream()
        .filter(purchases -> !purchases.firstKey().isAfter(cutoff))
        .forEach(purchases -> builder.add(outcome(purchases, cutoff, days), 1));
    return builder.build();
  }

  private static CustomerOutcome outcome(
      NavigableMap<LocalDate, Double> purchases, LocalDate cutoff, int days) {
    NavigableMap<LocalDate, Double> known = purchases.headMap(cutoff, true);
    var window = purchases.subMap(cutoff, false, cutoff.plusDays(days), true);
    var repeats = known.tailMap(known.firstKey(), false);
    NavigableMap<LocalDate, Double> before = new TreeMap<>(since(known, cutoff, days));
    before.remove(known.firstKey());
    return new CustomerOutcome(
        repeats.size(),
        weeks(known.firstKey(), known.lastKey()),
        weeks(known.firstKey(), cutoff),
        repeats.values().stream().mapToDouble(amount -> amount).average().orElse(0),
        before.size(),
        sum(before),
        window.size(),
        sum(window),
        PurchaseTraits.of(
            since(known, cutoff, 30).size(),
            since(known, cutoff, 90).size(),
            since(known, cutoff, 365).size(),
            sum(since(known, cutoff, 90)),
            sum(since(known, cutoff, 365)),
            null,
            null,
            null));
  }

  private static NavigableMap<LocalDate, Double> since(
      NavigableMap<LocalDate, Double> known, LocalDate cutoff, int days) {
    return known.tailMap(cutoff.minusDays(days), false);
  }

  private static double sum(Map<LocalDate, Double> amounts) {
    return amounts.values().stream().mapToDouble(amount -> amount).sum();
  }

  private static double weeks(LocalDate from, LocalDate to) {
    return ChronoUnit.DAYS.between(from, to) / 7.0;
  }
}
