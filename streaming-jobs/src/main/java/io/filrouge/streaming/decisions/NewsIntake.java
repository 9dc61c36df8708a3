package io.filrouge.streaming.decisions;

import io.filrouge.streaming.carts.Addressed;
import io.filrouge.streaming.events.Incoming;
import io.filrouge.streaming.events.Intake;
import java.io.IOException;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Hands news of customers on to whom they are about; what cannot be read goes out at the side. */
public final class NewsIntake extends ProcessFunction<Incoming, Addressed> {
  private static final long serialVersionUID = 1L;

  private final Addressed.Kind kind;

  /**
   * @param kind context or consent
   */
  public NewsIntake(Addressed.Kind kind) {
    this.kind = kind;
  }

  @Override
  public void processElement(Incoming incoming, Context context, Collector<Addressed> out) {
    Incoming.Origin origin = incoming.origin();
    boolean isGone = origin.value().length == 0 && origin.key() != null;
    if (isGone && kind == Addressed.Kind.CONTEXT) {
      out.collect(Addressed.news(kind, origin.key(), null));
      return;
    }
    try {
      out.collect(Addressed.news(kind, customerId(origin.value()), origin.value()));
    } catch (IOException e) {
      context.output(Intake.REFUSED, Incoming.refused("unreadable", origin));
    }
  }

  private String customerId(byte[] value) throws IOException {
    return kind == Addressed.Kind.CONTEXT
        ? Contexts.RECORDS.read(value).getCustomerId()
        : News.CONSENTS.read(value).getCustomerId();
  }
}
