package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Online Retail begins in the middle of its customers' lives, so most first purchases in it are
 * none, and every model of leaving runs to the limit at which nobody leaves.
 */
class OnlineRetailFitTest {

  private static final LocalDate CUTOFF = LocalDate.of(2011, 9, 9);

  @Test
  void fallsBackToNbdAndSaysWhy() throws IOException {
    var selection = PurchaseModelSelection.fit(cells(), MinimumData.DEFAULT);

    for (ModelFit leaving : selection.fits().subList(0, 3)) {
      assertThat(leaving.isChosen()).isFalse();
      assertThat(leaving.isConverged()).isFalse();
      assertThat(leaving.note()).contains(" becomes NBD: nobody leaves)");
      assertThat(leaving.logLikelihood()).isCloseTo(-22887.032, offset(0.02));
    }
    ModelFit nbd = PurchaseModelSelectionTest.fit(selection, "nbd");
    assertThat(nbd.isChosen()).isTrue();
    assertThat(nbd.logLikelihood()).isCloseTo(-22887.032, offset(1e-3));
    PurchaseModelSelectionTest.assertSound(selection);
  }

  private static PurchaseCells cells() throws IOException {
    Map<String, NavigableSet<LocalDate>> daysByCustomer = new TreeMap<>();
    Path file = SharedData.file("online_retail/online_retail.csv.gz");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      lines.lines().skip(1).forEach(line -> addPurchase(daysByCustomer, line));
    }
    PurchaseCellsBuilder builder = PurchaseCells.builder();
    for (NavigableSet<LocalDate> days : daysByCustomer.values()) {
      builder.add(days.size() - 1, weeks(days.first(), days.last()), weeks(days.first(), CUTOFF));
    }
    return builder.build();
  }

  /** The description may hold commas, so the columns behind it are counted from the end. */
  private static void addPurchase(
      Map<String, NavigableSet<LocalDate>> daysByCustomer, String line) {
    String[] fields = line.split(",", -1);
    int last = fields.length - 1;
    String customer = fields[last - 1];
    LocalDate day = LocalDate.parse(fields[last - 3].substring(0, 10));
    boolean isPurchase =
        !customer.isEmpty()
            && Integer.parseInt(fields[last - 4]) > 0
            && Double.parseDouble(fields[last - 2]) > 0
            && !day.isAfter(CUTOFF);
    if (isPurchase) {
      daysByCustomer.computeIfAbsent(customer, key -> new TreeSet<>()).add(day);
    }
  }

  private static double weeks(LocalDate from, LocalDate to) {
    return ChronoUnit.DAYS.between(from, to) / 7.0;
  }
}
