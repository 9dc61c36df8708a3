package io.filrouge.batch.doctor;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import io.filrouge.batch.deliveries.PostgresTarget;
import io.filrouge.settings.Failure;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Whether a delivery's database lets it in; nothing is read or written there.
 *
 * @param environment looks a variable up; null where it is not set
 * @param isOffline whether nothing may be asked over the network
 */
record PostgresCheck(
    Config config, DeliveryBlock block, UnaryOperator<String> environment, boolean isOffline)
    implements Check {
  private static final String BLOCK = "deliveries.postgres";

  @Override
  public String subject() {
    return block.key();
  }

  @Override
  public List<Diagnosis> look() {
    if (block.lacksSecrets(environment)) {
      // The missing variable is told by the check of secrets.
      return List.of();
    }
    Config alone =
        ConfigFactory.empty().withValue(ConfigUtil.joinPath(block.name()), block.own().root());
    try {
      PostgresTarget target =
          PostgresTarget.all(config.withValue(BLOCK, alone.root()), environment).get(block.name());
      return List.of(
          Diagnosis.ok(
              subject(),
              isOffline
                  ? "reads; the database was not asked"
                  : target.reach(Reach.PATIENCE) + " lets it in"));
    } catch (Failure failure) {
      return List.of(Diagnosis.of(subject(), failure));
    }
  }
}
