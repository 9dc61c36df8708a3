package io.filrouge.batch.customer360;

import com.typesafe.config.Config;
import io.filrouge.domain.reactivation.ContactPressure;
import io.filrouge.domain.reactivation.FrequencyCaps;
import io.filrouge.settings.Failure;
import java.time.ZoneId;

/**
 * How often customers may be written to, as the stream minds it: {@code reactivation.caps}, by the
 * days of the customer's own time zone.
 */
public record ContactRules(ContactPressure pressure, PlaceRule places) {

  public static ContactRules from(Config config, ZoneId shopZone) {
    return new ContactRules(
        new ContactPressure(caps(config.getConfig("reactivation.caps"))),
        PlaceRule.from(config, shopZone));
  }

  private static FrequencyCaps caps(Config caps) {
    FrequencyCaps read = new FrequencyCaps(caps.getInt("daily"), caps.getInt("weekly"));
    if (read.daily() < 0 || read.weekly() < 0) {
      throw Failure.configuration(
          "Cannot use reactivation.caps: below nothing; write whole numbers from 0");
    }
    return read;
  }
}
