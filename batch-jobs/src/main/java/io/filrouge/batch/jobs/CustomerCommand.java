package io.filrouge.batch.jobs;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code filrouge customer ID}: one customer's card in the terminal. */
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

  @Mixin private LakeOptions options;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    String lakeUri = options.lakeUri();
    CustomerCard card = CustomerCard.read(lakeUri, customerId);
    out.print(card.text());
    if (isWithContact) {
      out.print(GoldenCard.read(lakeUri, card.customerId()));
    }
    return 0;
  }
}
