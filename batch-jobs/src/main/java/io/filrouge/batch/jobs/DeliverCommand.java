package io.filrouge.batch.jobs;

import io.filrouge.batch.deliveries.Delivered;
import io.filrouge.batch.deliveries.PostgresDelivery;
import io.filrouge.batch.deliveries.PostgresTarget;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.settings.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code filrouge batch deliver}: the night's customer_360 in the databases of other tools. */
@Command(
    name = DeliverCommand.NAME,
    mixinStandardHelpOptions = true,
    description = {
      "Brings the night's customer_360 into the tables of PostgreSQL that deliveries.postgres names:"
          + " new and changed customers are upserted, leavers deleted or marked, all in one"
          + " transaction; rows that are equal are not touched.",
      "The same night sent twice changes nothing; an older night than the one that is there is not"
          + " sent. A database that is away is asked again for as long as retry.lasting says."
    })
final class DeliverCommand implements Callable<Integer> {
  static final String NAME = "deliver";

  @Mixin private AsOfOptions options;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "Deliveries of deliveries.postgres; default: all.")
  private List<String> names = new ArrayList<>();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = options.settings();
    List<PostgresTarget> targets = chosen(PostgresTarget.all(options.config(), System::getenv));
    BatchSession.publish(settings, NAME, publisher -> deliver(publisher, targets, settings));
    return 0;
  }

  // Each is delivered, whatever becomes of the others; the first failure is the command's.
  private Void deliver(Publisher publisher, List<PostgresTarget> targets, Settings settings) {
    PostgresDelivery delivery = new PostgresDelivery(publisher, StandardError::tell);
    RuntimeException first = null;
    for (PostgresTarget target : targets) {
      try {
        Delivered delivered = delivery.to(target);
        spec.commandLine()
            .getOut()
            .println("batch " + NAME + " for " + settings.night() + ": " + delivered.line());
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
          StandardError.tell(e instanceof Failure ? e.getMessage() : String.valueOf(e.getClass()));
        }
      }
    }
    if (first != null) {
      throw first;
    }
    return null;
  }

  private List<PostgresTarget> chosen(Map<String, PostgresTarget> all) {
    if (all.isEmpty()) {
      throw Failure.configuration(
          "Cannot deliver: deliveries.postgres names no table; see docs/deliveries.md");
    }
    if (names.isEmpty()) {
      return List.copyOf(all.values());
    }
    return names.stream()
        .map(
            name -> {
              if (!all.containsKey(name)) {
                throw Failure.configuration(
                    "Cannot deliver "
                        + name
                        + ": it is none of "
                        + String.join(", ", all.keySet()));
              }
              return all.get(name);
            })
        .toList();
  }
}
