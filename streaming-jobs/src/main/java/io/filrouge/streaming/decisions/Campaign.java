package io.filrouge.streaming.decisions;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import io.filrouge.domain.reactivation.CampaignRules;
import io.filrouge.settings.Failure;
import java.io.Serializable;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** The rules that hold: those that the job was started with, or what was said since. */
public final class Campaign implements Serializable {
  /** What was said since, by campaign. */
  public static final MapStateDescriptor<String, String> CHANGES =
      new MapStateDescriptor<>("campaign-changes", Types.STRING, Types.STRING);

  private static final long serialVersionUID = 1L;

  private final String startedWith;
  private final CampaignRules first;
  private transient String change;
  private transient CampaignRules changed;

  private Campaign(String startedWith, CampaignRules first) {
    this.startedWith = startedWith;
    this.first = first;
  }

  /** The campaign of a configuration. */
  public static Campaign of(Config config) {
    String text =
        config
            .withOnlyPath("cart")
            .withFallback(config.withOnlyPath("reactivation"))
            .withFallback(config.withOnlyPath("stream.state-retention"))
            .root()
            .render(ConfigRenderOptions.concise());
    return new Campaign(text, CampaignSettings.rules(config));
  }

  public CampaignRules first() {
    return first;
  }

  /** The rules after a change, or the first where none was said. */
  CampaignRules after(String latest) {
    if (latest == null) {
      return first;
    }
    if (!latest.equals(change)) {
      changed = CampaignSettings.rules(latest, ConfigFactory.parseString(startedWith));
      change = latest;
    }
    return changed;
  }

  /** Whether a change can be read; one that cannot changes nothing. */
  boolean isReadable(String latest) {
    try {
      return after(latest) != null;
    } catch (Failure unreadable) {
      return false;
    }
  }
}
