import com.sun.management.OperatingSystemMXBean;
import io.filrouge.domain.purchases.MinimumData;
import io.filrouge.domain.purchases.ModelFit;
import io.filrouge.domain.purchases.PurchaseCells;
import io.filrouge.domain.purchases.PurchaseCellsBuilder;
import io.filrouge.domain.purchases.PurchaseModel;
import io.filrouge.domain.purchases.PurchaseModelSelection;
import io.filrouge.domain.purchases.SpendCells;
import io.filrouge.domain.purchases.SpendModelSelection;
import java.io.BufferedReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What purchase_models.py runs: customers (x, t_x, T, mean spend; a line each) are gathered, fitted to and
 * scored, each step with its wall and CPU seconds from a cold JVM.
 */
public class PurchaseModels {
  private static final MinimumData ANY = new MinimumData(0, 0);
  private static final double HORIZON = 39;

  public static void main(String[] arguments) throws Exception {
    int customers = Integer.parseInt(arguments[1]);
    int[] x = new int[customers];
    double[] recency = new double[customers];
    double[] age = new double[customers];
    double[] spend = new double[customers];
    read(Path.of(arguments[0]), x, recency, age, spend);
    PurchaseCells cells =
        timed(
            "gather",
            () -> {
              PurchaseCellsBuilder builder = PurchaseCells.builder();
              for (int i = 0; i < customers; i++) {
                builder.add(x[i], recency[i], age[i]);
              }
              return builder.build();
            });
    System.out.printf(Locale.ROOT, "%,d customers in %,d cells%n", customers, cells.size());
    for (String name : List.of("bg-nbd", "pareto-nbd")) {
      PurchaseModelSelection.Selection selection =
          timed(name + " fit", () -> PurchaseModelSelection.fit(cells, ANY, Set.of(name)));
      told(selection.fits(), name);
      PurchaseModel model =
          selection.models().stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
      double purchases =
          timed(
              name + " expected purchases of each customer",
              () ->
                  IntStream.range(0, customers)
                      .mapToDouble(
                          i ->
                              model.expectedPurchases(x[i], recency[i], age[i], HORIZON))
                      .sum());
      double alive =
          timed(
              name + " p(alive) of each customer",
              () ->
                  IntStream.range(0, customers)
                      .mapToDouble(i -> model.probabilityAlive(x[i], recency[i], age[i]))
                      .sum());
      System.out.printf(
          Locale.ROOT, "expected purchases of all %.2f, alive %.2f%n", purchases, alive);
    }
    SpendModelSelection.Selection spends =
        timed(
            "gamma-gamma fit",
            () -> {
              SpendCells.Builder builder = SpendCells.builder();
              for (int i = 0; i < customers; i++) {
                if (x[i] > 0) {
                  builder.add(x[i], spend[i]);
                }
              }
              return SpendModelSelection.fit(builder.build(), ANY);
            });
    told(spends.fits(), "gamma-gamma");
  }

  private static void read(Path file, int[] x, double[] recency, double[] age, double[] spend)
      throws Exception {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (int i = 0; i < x.length; i++) {
        String[] fields = lines.readLine().split(",");
        x[i] = Integer.parseInt(fields[0]);
        recency[i] = Double.parseDouble(fields[1]);
        age[i] = Double.parseDouble(fields[2]);
        spend[i] = Double.parseDouble(fields[3]);
      }
    }
  }

  private static void told(List<ModelFit> fits, String name) {
    ModelFit fit = fits.stream().filter(any -> any.model().equals(name)).findFirst().orElseThrow();
    System.out.println(name + " " + fit.parameters() + " log-likelihood " + fit.logLikelihood());
  }

  private static <T> T timed(String step, Supplier<T> work) {
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = process.getProcessCpuTime();
    long wall = System.nanoTime();
    T result = work.get();
    System.out.printf(
        Locale.ROOT,
        "filrouge, %s: %.2f s wall, %.2f CPU s%n",
        step,
        (System.nanoTime() - wall) / 1e9,
        (process.getProcessCpuTime() - cpu) / 1e9);
    return result;
  }
}
