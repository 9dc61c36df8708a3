package io.filrouge.streaming.jobs;

import io.filrouge.domain.carts.CartEvent;
import io.filrouge.streaming.carts.Addressed;
import io.filrouge.streaming.carts.AddressedSerializer;
import io.filrouge.streaming.carts.CartOwnership;
import io.filrouge.streaming.carts.Routing;
import io.filrouge.streaming.decisions.Campaign;
import io.filrouge.streaming.decisions.CustomerFunction;
import io.filrouge.streaming.decisions.PersonFunction;
import io.filrouge.streaming.decisions.VisitorFunction;
import io.filrouge.streaming.events.Announcement;
import io.filrouge.streaming.triggers.Outgoing;
import io.filrouge.streaming.triggers.OutgoingFormat;
import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * From events to decisions: whose cart each event is about, then what visitors do who have not said
 * who they are, then customers. The same for the live job and for a back-test.
 *
 * @param campaign the rules that the job is started with
 * @param format how what is decided is written
 * @param until nothing is decided after this moment, in epoch milliseconds
 * @param timeToLive how long a cart or visitor of whom no news comes is remembered
 */
record ReactivationFlow(Campaign campaign, OutgoingFormat format, long until, Duration timeToLive)
    implements Serializable {

  /**
   * @param events with event times and watermarks
   * @param news of customers, in no order
   * @param announcements changes of the campaign, and outages
   */
  DataStream<Outgoing> decide(
      DataStream<CartEvent> events,
      DataStream<Addressed> news,
      DataStream<Announcement> announcements) {
    BroadcastStream<Announcement> announced =
        announcements.broadcast(Campaign.CHANGES, PersonFunction.OUTAGES);
    SingleOutputStreamOperator<Addressed> named =
        Names.CART_OWNERSHIP.name(
            Names.NAMED_CARTS
                .name(events.filter(Routing::isAboutNamedCart))
                .keyBy(CartEvent::cartId, Types.STRING)
                .process(new CartOwnership(timeToLive), AddressedSerializer.TYPE));
    DataStream<Addressed> nameless =
        Names.ROUTING.name(
            Names.NAMELESS_CARTS
                .name(events.filter(event -> !Routing.isAboutNamedCart(event)))
                .map(Routing::toWhoeverDidIt, AddressedSerializer.TYPE));
    DataStream<Addressed> addressed = named.union(nameless);
    SingleOutputStreamOperator<Addressed> visitors =
        Names.VISITORS.name(
            Names.TO_VISITORS
                .name(addressed.filter(message -> !message.isToCustomer()))
                .keyBy(Addressed::key, Types.STRING)
                .connect(announced)
                .process(
                    new VisitorFunction(campaign, format, until, timeToLive),
                    AddressedSerializer.TYPE));
    SingleOutputStreamOperator<Addressed> customers =
        Names.CUSTOMERS.name(
            Names.TO_CUSTOMERS
                .name(addressed.filter(Addressed::isToCustomer))
                .union(visitors, news)
                .keyBy(Addressed::key, Types.STRING)
                .connect(announced)
                .process(new CustomerFunction(campaign, format, until), AddressedSerializer.TYPE));
    return visitors.getSideOutput(Outgoing.TAG).union(customers.getSideOutput(Outgoing.TAG));
  }
}
