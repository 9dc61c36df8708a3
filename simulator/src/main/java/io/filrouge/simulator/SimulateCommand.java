package io.filrouge.simulator;

import io.filrouge.simulator.delivery.Delivered;
import io.filrouge.simulator.delivery.Delivery;
import io.filrouge.simulator.delivery.DeliveryWindow;
import io.filrouge.simulator.shop.Checks;
import io.filrouge.simulator.shop.PurchaseModel;
import io.filrouge.simulator.shop.Shop;
import io.filrouge.simulator.shop.ShopCalendar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: {@code simulate --out DIR} and {@code simulate live}. */
@Command(
    name = "simulate",
    sortOptions = false,
    usageHelpAutoWidth = true,
    subcommands = LiveCommand.class,
    description = {
      "Plays a shop and writes its files, with the truth beside them.",
      "",
      "OUT/orders, products and customers are CSV, OUT/web_events is JSON lines: a file a month, "
          + "or a file a day when 31 days or fewer are delivered. OUT/truth says who is who, what "
          + "everybody's purchase process is, and which rows are late, double or broken.",
      "",
      "The same seed gives the same bytes. A shop can be delivered piece by piece: the same "
          + "options with one --deliver-from and --deliver-to after another.",
      ""
    },
    footer = {"", "Exit codes: 0 done, 2 wrong usage, 3 the folder cannot be read or written."})
public final class SimulateCommand implements Callable<Integer> {
  /** What changes where or how fast the files are written, and not what the shop is. */
  private static final Set<String> NOT_PARAMETERS =
      Set.of("--out", "--threads", "--deliver-from", "--deliver-to", "--help");

  // Not required by picocli, which would ask for it before a sub-command, too.
  @Option(names = "--out", paramLabel = "DIR", description = "The folder (required).")
  Path out;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Whole number that all chance comes from (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads, 1 to 256 (default: the processors).")
  int threads = Runtime.getRuntime().availableProcessors();

  @Mixin SpanOptions span;
  @Mixin PeopleOptions people;
  @Mixin TradeOptions trade;

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  boolean isHelpWanted;

  @Spec CommandSpec spec;

  public static void main(String[] arguments) {
    // Avro asks for a logger that a simulation has no use for; SLF4J would say so on every start.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new SimulateCommand())
        .registerConverter(PurchaseModel.class, PurchaseModel::of)
        .setParameterExceptionHandler(Failures::wrongUsage)
        .setExecutionExceptionHandler(Failures::failure);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (out == null) {
      throw new ParameterException(spec.commandLine(), "Missing required option: '--out=DIR'");
    }
    Checks.between("--threads", threads, 1, 256);
    Checks.share("--seasonality", span.seasonality);
    ShopCalendar calendar = span.calendar();
    DeliveryWindow window = span.window();
    int customers = people.checkedCustomers();
    int prospects = people.prospects();
    Shop shop =
        new Shop(seed, customers, calendar, people.purchases(), people.spend(), trade.shop());
    Delivery delivery =
        new Delivery(
            out,
            seed,
            shop,
            calendar,
            trade.currency,
            customers,
            prospects,
            window,
            trade.defects());
    Progress progress =
        new Progress(
            customers + prospects,
            Boolean.getBoolean("filrouge.terminal"),
            spec.commandLine().getErr());
    Delivered delivered = delivery.run(parameters(), threads, progress);
    report(customers, prospects, window, delivered);
    return 0;
  }

  private Map<String, Object> parameters() {
    Map<String, Object> parameters = new TreeMap<>();
    for (OptionSpec option : spec.options()) {
      if (!NOT_PARAMETERS.contains(option.longestName())) {
        parameters.put(option.longestName().substring(2), option.getValue());
      }
    }
    return parameters;
  }

  private void report(int customers, int prospects, DeliveryWindow window, Delivered delivered) {
    spec.commandLine()
        .getOut()
        .printf(
            "Simulated %,d customers and %,d prospects: %,d rows known from %s to %s in %d files"
                + " at %s, the truth at %s%n",
            customers,
            prospects,
            delivered.rows(),
            window.from(),
            window.to(),
            delivered.files(),
            out,
            out.resolve("truth"));
    spec.commandLine().getOut().flush();
  }
}
