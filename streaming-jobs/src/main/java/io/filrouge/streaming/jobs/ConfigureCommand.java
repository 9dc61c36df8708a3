package io.filrouge.streaming.jobs;

import com.typesafe.config.Config;
import io.filrouge.domain.reactivation.CampaignRules;
import io.filrouge.settings.ConfOptions;
import io.filrouge.settings.KafkaSettings;
import io.filrouge.streaming.decisions.CampaignSettings;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code filrouge stream configure}: changes the rules of the campaign while the job runs. */
@Command(
    name = "configure",
    mixinStandardHelpOptions = true,
    description = {
      "Changes the rules of the campaign while the job runs: what is decided from then on follows"
          + " them, also for sequences that have begun.",
      "A change holds over what the job was started with, and replaces the change before it. An empty"
          + " one takes it back."
    })
final class ConfigureCommand implements Callable<Integer> {
  @Mixin private ConfOptions configuration;

  @Parameters(
      paramLabel = "HOCON",
      description =
          "Keys of the block reactivation, such as 'caps.daily = 2, minimum-value = 20.00'.")
  private String change;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Config config = configuration.config();
    CampaignRules rules = CampaignSettings.rules(change, config);
    KafkaSettings kafka = KafkaSettings.from(config);
    TopicWriter.write(
        kafka,
        kafka.topics().campaignConfiguration(),
        rules.campaign(),
        change.getBytes(StandardCharsets.UTF_8));
    spec.commandLine()
        .getOut()
        .printf(
            "configure: campaign %s, rules %s, in topic %s%n",
            rules.campaign(), rules.version(), kafka.topics().campaignConfiguration());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
