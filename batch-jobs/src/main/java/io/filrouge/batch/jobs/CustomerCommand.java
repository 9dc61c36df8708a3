package io.filrouge.batch.jobs;

import com.typesafe.config.Config;
import io.filrouge.batch.report.StoryReader;
import io.filrouge.batch.report.page.CustomerPage;
import io.filrouge.batch.report.page.Language;
import io.filrouge.batch.tables.LakePlace;
import io.filrouge.settings.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code filrouge customer ID}: one customer's card in the terminal, or as a page. */
@Command(
    name = "customer",
    mixinStandardHelpOptions = true,
    description = "One customer's card: stage and why, value, churn, last orders, segments.")
final class CustomerCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "A customer id, also one merged into another.")
  private String customerId;

  @Option(
      names = "--with-contact",
      description =
          "Also the golden record, with each field's source and the rule by which it survived:"
              + " personal data.")
  private boolean isWithContact;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description =
          "Writes the person's whole relationship as one HTML page instead: timeline over all"
              + " channels, value and churn with reasons, consent, reminders sent and not sent.")
  private Path html;

  @Option(
      names = "--days",
      defaultValue = "365",
      description = "How far back the page's timeline goes; default ${DEFAULT-VALUE}.")
  private int days;

  @Option(
      names = "--language",
      description = "Of the page: en or fr; default: report.language of the configuration.")
  private String language;

  @Mixin private LakeOptions options;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    LakePlace lake = options.lake();
    CustomerCard card = CustomerCard.read(lake, customerId);
    if (html != null) {
      write(html, page(lake, card));
      out.printf("customer: the page of %s is %s%n", card.customerId(), html);
      return 0;
    }
    out.print(card.text());
    if (isWithContact) {
      out.print(GoldenCard.read(lake, card.customerId()));
    }
    return 0;
  }

  private String page(LakePlace lake, CustomerCard card) {
    if (days < 1) {
      throw Failure.configuration("Cannot use --days " + days + "; give 1 or more");
    }
    Config config = options.config();
    ZoneId zone = ZoneId.of(config.getString("shop.time-zone"));
    Language spoken =
        Language.named(language == null ? config.getString("report.language") : language);
    return new CustomerPage(
            StoryReader.read(lake, card.current(), zone, days, isWithContact), spoken)
        .html();
  }

  private static void write(Path file, String page) throws IOException {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path unfinished = Files.createTempFile(folder, ".customer", ".unfinished");
      Files.writeString(unfinished, page);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      throw Failure.configuration(
          "Cannot write the page to " + file + "; give a file in a folder that may be written to");
    }
  }
}
