package io.filrouge.batch.jobs;

import io.filrouge.batch.activation.EventSpan;
import io.filrouge.batch.activation.Published;
import io.filrouge.batch.activation.ShopEvents;
import io.filrouge.batch.tables.Publisher;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code filrouge batch publish-events}: what happened in the shop, for the stream. */
@Command(
    name = PublishEventsCommand.NAME,
    mixinStandardHelpOptions = true,
    description = {
      "What happened in the shop, as Avro files of schema ShopEvent: cleansed web events, and orders"
          + " that no web event tells of as order_placed.",
      "An event has a customer_id where it carried a customer key itself. Quantities are whole"
          + " pieces, a part of one counted as one."
    })
final class PublishEventsCommand implements Callable<Integer> {
  static final String NAME = "publish-events";

  @Mixin private AsOfOptions options;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description =
          "Folder for part-*.avro and manifest.json: a new or an empty one, or one that was written"
              + " by this command, which is replaced.")
  private String out;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "The first day of events; default: all that is known.")
  private LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "The last day of events; default: --as-of.")
  private LocalDate to;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    EventSpan span = new EventSpan(from, to);
    Settings settings = options.settings();
    Published published =
        BatchSession.publish(settings, NAME, publisher -> published(publisher, settings, span));
    spec.commandLine()
        .getOut()
        .println(
            "batch "
                + NAME
                + " for "
                + settings.night()
                + ": "
                + published.what()
                + " in "
                + published.where());
    return 0;
  }

  private Published published(Publisher publisher, Settings settings, EventSpan span) {
    return new ShopEvents(publisher, span, settings.shop().currency())
        .toFolder(out, Version.current());
  }
}
