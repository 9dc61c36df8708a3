package io.filrouge.streaming.decisions;

import io.filrouge.streaming.events.Announcement;
import io.filrouge.streaming.events.Incoming;
import io.filrouge.streaming.events.Intake;
import java.nio.charset.StandardCharsets;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Hands changes of the campaign on; one that is no set of rules goes out at the side. */
public final class ChangeIntake extends ProcessFunction<Incoming, Announcement> {
  private static final long serialVersionUID = 1L;

  private final Campaign campaign;

  /**
   * @param campaign that is changed
   */
  public ChangeIntake(Campaign campaign) {
    this.campaign = campaign;
  }

  @Override
  public void processElement(Incoming incoming, Context context, Collector<Announcement> out) {
    String change = new String(incoming.origin().value(), StandardCharsets.UTF_8);
    if (campaign.isReadable(change)) {
      out.collect(Announcement.of(change));
      return;
    }
    context.output(Intake.REFUSED, Incoming.refused("unreadable", incoming.origin()));
  }
}
